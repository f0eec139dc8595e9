package org.candor.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The lines at the top: clauses and areas that stand under nothing. */
  public Stream<Item> top() {
    return items.stream().filter(it -> it.parent() == null);
  }
}
