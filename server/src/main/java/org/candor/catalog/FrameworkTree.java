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

  private static final Set<String> TRUE = Set.of("true", "yes");
  private static final Set<String> FALSE = Set.of("false", "no");

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
    var whole = Messages.text("catalog.bad.whole");
    unknown(whole, tree, HEAD);
    var id = need(whole, tree, "id");
    var title = need(whole, tree, "title");
    var version = need(whole, tree, "version");
    var edition = text(whole, tree, "edition");
    var notice = text(whole, tree, "notice");
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
    return new Framework(id, title, edition, version, notice, items);
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
            kind(where, text(where, line, "kind")),
            parent(where, line),
            text(where, line, "title"),
            text(where, line, "text"),
            truth(where, line, "documented"),
            text(where, line, "evidence"),
            texts(where, line, "questions"),
            texts(where, line, "pitfalls"),
            text(where, line, "computable"),
            roles(where, line)));
  }

  private @Nullable String parent(String where, JsonNode line) {
    var parent = text(where, line, "parent");
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
    var value = text(where, node, field);
    if (value.isEmpty() && !node.path(field).isNumber()) {
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

  /** As it was written: a number has lost the zero at its end when it is read, so 1.10 is 1.1. */
  private String text(String where, JsonNode node, String field) {
    var value = node.path(field);
    if (value.isNumber()) {
      reasons.add(Messages.text("catalog.bad.number", where, field));
      return "";
    }
    return value.isValueNode() && !value.isNull() ? value.asString("").strip() : "";
  }

  private boolean truth(String where, JsonNode node, String field) {
    var word = text(where, node, field).toLowerCase(ROOT);
    if (!word.isEmpty() && !TRUE.contains(word) && !FALSE.contains(word)) {
      reasons.add(Messages.text("catalog.bad.truth", where, field, word));
    }
    return TRUE.contains(word);
  }
}
