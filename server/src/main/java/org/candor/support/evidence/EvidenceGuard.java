package org.candor.support.evidence;

import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.candor.kernel.Ref;
import org.candor.records.Guard;
import org.candor.records.Kind;
import org.candor.records.Kinds;
import org.candor.records.Objection;
import org.candor.support.evidence.Evidence.Form;
import org.springframework.stereotype.Component;

/**
 * Keeps evidence honest, whoever writes: where it leads to a record, there is that record. Clause
 * 7.5.3.
 */
@Component
class EvidenceGuard implements Guard<Evidence> {

  /** As the table reads it: host, path of the register, id. */
  private static final Pattern RECORD =
      Pattern.compile(
          "(https?://[^/]+)?/([a-z-]+/[a-z-]+)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

  /** What looks like that, however it is spelt. */
  private static final Pattern LOOSE =
      Pattern.compile("([a-z-]+/[a-z-]+)/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Backings backings;
  private final List<Kinds> kinds;

  EvidenceGuard(Backings backings, List<Kinds> kinds) {
    this.backings = backings;
    this.kinds = kinds;
  }

  @Override
  public Kind<Evidence> kind() {
    return EVIDENCE.kind();
  }

  @Override
  public Watch<Evidence> watch() {
    var paths =
        kinds.stream()
            .flatMap(it -> it.all().stream())
            .map(Kind::path)
            .collect(Collectors.toUnmodifiableSet());
    return (id, before, after) ->
        before != null && leadsAs(before, after) ? List.of() : against(after, paths);
  }

  private static boolean leadsAs(Evidence before, Evidence after) {
    return Objects.equals(before.location(), after.location()) && before.form() == after.form();
  }

  private List<Objection> against(Evidence it, Set<String> paths) {
    var location = Objects.requireNonNullElse(it.location(), "");
    var loose = LOOSE.matcher(location.toLowerCase(Locale.ROOT));
    if (!loose.find() || !isOurs(it.form(), location, paths.contains(loose.group(1)))) {
      return List.of();
    }
    var exact = RECORD.matcher(location);
    if (!exact.matches() || !paths.contains(exact.group(2))) {
      return List.of(new Objection("location", text("support.evidence.spelling")));
    }
    return backings.known(new Ref(exact.group(2), UUID.fromString(exact.group(3))))
        ? List.of()
        : List.of(new Objection("location", text("support.evidence.behind", location)));
  }

  /**
   * A mere link may well lead to another Candor, and a path of elsewhere be no register of ours.
   */
  private static boolean isOurs(Form form, String location, boolean known) {
    var abroad = location.contains("://");
    return switch (form) {
      case RECORD, MEASUREMENT -> known || !abroad;
      case FILE, LINK, STATEMENT -> known && !abroad;
    };
  }
}
