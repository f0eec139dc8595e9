package org.candor.catalog;

import static java.util.Objects.requireNonNullElse;

import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.candor.catalog.Item.AiRole;
import org.candor.records.RecordJson;
import org.jspecify.annotations.Nullable;

/** Frameworks as our own JSON files have them: what is empty is left out. */
final class FrameworkJson {

  private FrameworkJson() {}

  private record File(
      String id, String title, String edition, String version, String notice, List<Line> items) {}

  private record Line(
      String id,
      Item.Kind kind,
      @Nullable String parent,
      @Nullable String title,
      @Nullable String text,
      @Nullable Boolean documented,
      @Nullable String evidence,
      @Nullable List<String> questions,
      @Nullable List<String> pitfalls,
      @Nullable String computable,
      @Nullable Set<AiRole> roles) {

    Item item() {
      return new Item(
          id,
          kind,
          parent,
          requireNonNullElse(title, ""),
          requireNonNullElse(text, ""),
          requireNonNullElse(documented, false),
          requireNonNullElse(evidence, ""),
          requireNonNullElse(questions, List.of()),
          requireNonNullElse(pitfalls, List.of()),
          requireNonNullElse(computable, ""),
          requireNonNullElse(roles, Set.of()));
    }
  }

  static Framework read(InputStream json) {
    var file = RecordJson.MAPPER.readValue(json, File.class);
    return new Framework(
        file.id(),
        file.title(),
        file.edition(),
        file.version(),
        file.notice(),
        file.items().stream().map(Line::item).toList());
  }
}
