package org.candor.catalog;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.candor.catalog.Item.AiRole;
import org.candor.catalog.Item.Kind;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a framework in our own form, as JSON or YAML have it: {@code id, title, edition, version,
 * notice, items[]}. Every line that is wrong is named, not only the first.
 */
final class FrameworkTree {

  static final String ID = "[A-Za-z0-9][A-Za-z0-9 ._:()+-]{0,79}";
  private static final Set<String> HEAD =
      Set.of("id", "title", "edition", "version", "notice", "items");
  private static final Set<String> LINE =
      Set.of(
          "id",
          "kind",
          "parent",
          "title",
          "text",
          "documented",
          "evidence",
          "questions",
          "pitfalls",
          "computable",
          "roles");

  private final List<String> reasons = new ArrayList<>();

  private final IntFunction<String> place;

  private FrameworkTree(IntFunction<String> place) {
    this.place = place;
  }

  /**
   * @throws BadFramework naming every line that cannot be read
   */
  static Framework read(JsonNode tree) {
    return read(tree, BadFramework::item);
  }

  /**
   * @param place of the n-th line, from 0, in the file it came from
   */
  static Framework read(JsonNode tree, IntFunction<String> place) {
    return new FrameworkTree(place).framework(tree);
  }

  private Framework framework(JsonNode tree) {
    if (!tree.isObject()) {
      throw new BadFramework(List.of(Messages.text("catalog.bad.none")));
    }
    unknown(Messages.text("catalog.bad.whole"), tree, HEAD);
    var id = need(Messages.text("catalog.bad.whole"), tree, "id");
    var title = need(Messages.text("catalog.bad.whole"), tree, "title");
    var version = need(Messages.text("catalog.bad.whole"), tree, "version");
    var items = new ArrayList<Item>();
    var list = tree.path("items");
    if (!list.isArray() || list.isEmpty()) {
      reasons.add(Messages.text("catalog.bad.items"));
    }
    for (var line : list) {
      item(place.apply(items.size()), line, items);
    }
    if (!reasons.isEmpty()) {
      throw new BadFramework(reasons);
    }
    BadFramework.check(items, place);
    return new Framework(id, title, text(tree, "edition"), version, text(tree, "notice"), items);
  }

  private void item(String nth, JsonNode line, List<Item> items) {
    var id = need(nth, line, "id");
    var where = id.isEmpty() ? nth : nth + " (" + id + ")";
    unknown(where, line, LINE);
    if (!id.isEmpty() && !id.matches(ID)) {
      reasons.add(Messages.text("catalog.bad.id", nth));
    }
    items.add(
        new Item(
            id,
            kind(where, text(line, "kind")),
            parent(line),
            text(line, "title"),
            text(line, "text"),
            line.path("documented").asBoolean(false),
            text(line, "evidence"),
            texts(where, line, "questions"),
            texts(where, line, "pitfalls"),
            text(line, "computable"),
            roles(where, line)));
  }

  private static @Nullable String parent(JsonNode line) {
    var parent = text(line, "parent");
    return parent.isEmpty() ? null : parent;
  }

  private Kind kind(String where, String word) {
    var wanted = word.isEmpty() ? Kind.CONTROL.name() : word.toUpperCase(ROOT).replace('-', '_');
    return Stream.of(Kind.values())
        .filter(it -> it.name().equals(wanted))
        .findFirst()
        .orElseGet(
            () -> {
              reasons.add(Messages.text("catalog.bad.kind", where, word, List.of(Kind.values())));
              return Kind.CONTROL;
            });
  }

  private Set<AiRole> roles(String where, JsonNode line) {
    var roles = new LinkedHashSet<AiRole>();
    for (var word : texts(where, line, "roles")) {
      var role =
          Stream.of(AiRole.values()).filter(it -> it.name().equalsIgnoreCase(word)).findFirst();
      role.ifPresentOrElse(
          roles::add, () -> reasons.add(Messages.text("catalog.bad.role", where, word)));
    }
    return roles;
  }

  private String need(String where, JsonNode node, String field) {
    var value = text(node, field);
    if (value.isEmpty()) {
      reasons.add(Messages.text("catalog.bad.lacks", where, field));
    }
    return value;
  }

  private void unknown(String where, JsonNode node, Set<String> known) {
    var others = new HashSet<>(node.propertyNames());
    others.removeAll(known);
    if (!others.isEmpty()) {
      reasons.add(Messages.text("catalog.bad.unknown", where, others));
    }
  }

  private List<String> texts(String where, JsonNode node, String field) {
    var value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray()) {
      reasons.add(Messages.text("catalog.bad.list", where, field));
      return List.of();
    }
    var texts = new ArrayList<String>();
    value.forEach(it -> texts.add(it.asString("").strip()));
    return texts;
  }

  private static String text(JsonNode node, String field) {
    var value = node.path(field);
    return value.isValueNode() && !value.isNull() ? value.asString("").strip() : "";
  }
}
