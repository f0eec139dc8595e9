package org.candor.api;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.candor.access.ProblemType;
import org.candor.records.Entry;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;

/** Names one version of one record: {@code "v3-ID"}. RFC 9110, 8.8.3. */
record EntityTag(int version, UUID id) {

  private static final Pattern FORM =
      Pattern.compile("\"v(\\d{1,9})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"");

  static EntityTag of(Entry<?> entry) {
    return new EntityTag(entry.version(), entry.id());
  }

  String text() {
    return "\"v%d-%s\"".formatted(version, id);
  }

  /** Whether {@code If-None-Match} names this; weak comparison. RFC 9110, 13.1.2. */
  boolean known(@Nullable String ifNoneMatch) {
    return ifNoneMatch != null && (ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(text()));
  }

  /**
   * The version of the record that {@code If-Match} names; strong comparison. RFC 9110, 13.1.1.
   *
   * @param current what stands, for {@code *}
   */
  static int seen(@Nullable String ifMatch, Entry<?> current) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new ApiProblem(
          ProblemType.PRECONDITION_REQUIRED,
          Messages.text("api.match.missing", of(current).text()));
    }
    if (ifMatch.strip().equals("*")) {
      return current.version();
    }
    for (var text : ifMatch.split(",")) {
      var tag = read(text.strip());
      if (tag.isPresent() && tag.get().equals(of(current))) {
        return current.version();
      }
    }
    throw new ApiProblem(ProblemType.STALE, Messages.text("api.match", of(current).text()));
  }

  private static Optional<EntityTag> read(String text) {
    var form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new EntityTag(Integer.parseInt(form.group(1)), UUID.fromString(form.group(2))))
        : Optional.empty();
  }
}
