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
import org.jspecify.annotations.Nullable;
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
    return (id, before, after) -> {
      if ((before == null || !Objects.equals(before.location(), after.location()))
          && isElsewhere(after, paths)) {
        return List.of(new Objection("location", text("support.evidence.spelling")));
      }
      var record = record(after);
      var moved = before == null || !Objects.equals(record(before), record);
      return moved && record != null && paths.contains(record.kind()) && !backings.known(record)
          ? List.of(
              new Objection("location", text("support.evidence.behind", after.location() + "")))
          : List.of();
    };
  }

  /** The record of ours that it says it leads to; null where it leads elsewhere. */
  static @Nullable Ref record(Evidence it) {
    var found = RECORD.matcher(Objects.requireNonNullElse(it.location(), ""));
    return found.matches() && (found.group(1) == null || isRecord(it.form()))
        ? new Ref(found.group(2), UUID.fromString(found.group(3)))
        : null;
  }

  /** Whether it leads to a record of ours in words that nobody could hold against that record. */
  private static boolean isElsewhere(Evidence it, Set<String> paths) {
    var location = Objects.requireNonNullElse(it.location(), "").toLowerCase(Locale.ROOT);
    var record = record(it);
    if (location.isEmpty() || record != null && paths.contains(record.kind())) {
      return false;
    }
    var abroad = location.contains("://");
    var loose = LOOSE.matcher(location);
    var looksLikeOurs = loose.find() && (paths.contains(loose.group(1)) || !abroad);
    return looksLikeOurs && (isRecord(it.form()) || !abroad);
  }

  /** A mere link may well lead to another Candor. */
  private static boolean isRecord(Form form) {
    return switch (form) {
      case RECORD, MEASUREMENT -> true;
      case FILE, LINK, STATEMENT -> false;
    };
  }
}
