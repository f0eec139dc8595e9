package org.candor.catalog;

import static org.candor.web.Messages.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.candor.records.RecordJson;
import tools.jackson.databind.node.ObjectNode;

/** A standard, law or policy as data: one version of it, which never changes. */
public final class Framework {

  private final String id;
  private final String title;
  private final String edition;
  private final String version;
  private final String notice;
  private final List<Item> items;
  private final Map<String, Item> byId = new HashMap<>();

  /**
   * @throws BadFramework naming every line that is a duplicate, has an unknown parent or stands in
   *     a cycle
   */
  public Framework(
      String id, String title, String edition, String version, String notice, List<Item> items) {
    this.id = id;
    this.title = title;
    this.edition = edition;
    this.version = version;
    this.notice = notice;
    this.items = List.copyOf(items);
    BadFramework.check(items, BadFramework::item);
    this.items.forEach(it -> byId.put(it.id(), it));
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  public String edition() {
    return edition;
  }

  public String version() {
    return version;
  }

  public String notice() {
    return notice;
  }

  public List<Item> items() {
    return items;
  }

  public Optional<Item> find(String item) {
    return Optional.ofNullable(byId.get(item));
  }

  /**
   * @throws IllegalArgumentException when it has no such line
   */
  public Item item(String item) {
    return find(item)
        .orElseThrow(() -> new IllegalArgumentException(title + " has no line " + item + "."));
  }

  /** The checkable lines: requirements and controls, in the framework's order. */
  public Stream<Item> assessable() {
    return items.stream().filter(Item::assessable);
  }

  public Stream<Item> children(String of) {
    return items.stream().filter(it -> Objects.equals(it.parent(), of));
  }

  /** The clause or area at the top that a line stands under; itself where it stands under none. */
  public Item top(Item line) {
    var at = line;
    while (at.parent() != null) {
      at = item(at.parent());
    }
    return at;
  }

  /** Its edition where it says one, its version and how many lines it has, in a sentence. */
  public String about() {
    var lines = assessable().count();
    return edition.isEmpty()
        ? text("catalog.about.own", version, lines)
        : text("catalog.about", edition, version, lines);
  }

  /** In our own JSON form, in which it can be brought again: the same bytes for the same words. */
  public ObjectNode json() {
    var json = RecordJson.MAPPER.createObjectNode();
    json.put("id", id).put("title", title).put("edition", edition);
    json.put("version", version).put("notice", notice);
    json.set("items", RecordJson.MAPPER.valueToTree(items));
    return json;
  }

  /** Whether the other says the same, in whatever order it was written down. */
  boolean says(Framework other) {
    return id.equals(other.id)
        && title.equals(other.title)
        && edition.equals(other.edition)
        && version.equals(other.version)
        && notice.equals(other.notice)
        && items.equals(other.items);
  }

  /** The lines at the top: clauses and areas that stand under nothing. */
  public Stream<Item> top() {
    return items.stream().filter(it -> it.parent() == null);
  }
}
