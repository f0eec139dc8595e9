package org.candor.catalog;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;

/** A framework cannot be read, for all of these reasons, each naming its line. */
public final class BadFramework extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private static final int CIRCULAR = Integer.MIN_VALUE;
  private static final int DEEPEST = 30;

  private final List<String> reasons;

  public BadFramework(List<String> reasons) {
    super(plain(String.join(" ", reasons)));
    this.reasons = reasons.stream().map(BadFramework::plain).toList();
  }

  /** With a sign in place of what is no character: NUL and half a surrogate pair. */
  static String plain(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints()
        .map(
            it ->
                it == 0 || it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE
                    ? 0xFFFD
                    : it)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  public List<String> reasons() {
    return reasons;
  }

  /**
   * @param place of the n-th line, from 0, in the file it came from
   */
  static void check(List<Item> items, IntFunction<String> place) {
    var reasons = new ArrayList<String>();
    var byId = new HashMap<String, Item>();
    var first = new HashMap<String, Integer>();
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      byId.putIfAbsent(item.id(), item);
      var before = first.putIfAbsent(item.id(), i);
      if (before != null) {
        reasons.add(
            text("taken", place.apply(i), item.id(), place.apply(before).toLowerCase(ROOT)));
      }
    }
    var depths = new HashMap<String, Integer>();
    for (int i = 0; i < items.size(); i++) {
      var wrong = wrong(items.get(i), byId, depths);
      if (wrong != null) {
        reasons.add(text("at", place.apply(i), items.get(i).id(), wrong));
      }
    }
    if (!reasons.isEmpty()) {
      throw new BadFramework(reasons);
    }
  }

  private static String text(String key, Object... arguments) {
    return Messages.text("catalog.bad." + key, arguments);
  }

  /** What is wrong with where a line stands; null when nothing is. */
  private static @Nullable String wrong(
      Item item, Map<String, Item> byId, Map<String, Integer> depths) {
    var parent = item.parent();
    if (parent != null && !byId.containsKey(parent)) {
      return text("parent", parent);
    }
    var depth = depth(item, byId, depths);
    if (depth == CIRCULAR) {
      return text("circle");
    }
    return depth > DEEPEST ? text("too-deep", DEEPEST) : null;
  }

  /** Where a file has no other places: its lines are counted from 1. */
  static String item(int index) {
    return text("item", index + 1);
  }

  /** How many lines stand above it; each is walked once, however deep the others stand. */
  private static int depth(Item item, Map<String, Item> byId, Map<String, Integer> depths) {
    var path = new LinkedHashSet<String>();
    Item at = item;
    while (at != null && !depths.containsKey(at.id()) && path.add(at.id())) {
      at = at.parent() == null ? null : byId.get(at.parent());
    }
    int known = at == null ? -1 : depths.getOrDefault(at.id(), CIRCULAR);
    for (var id : List.copyOf(path).reversed()) {
      known = known == CIRCULAR ? CIRCULAR : known + 1;
      depths.put(id, known);
    }
    return depths.getOrDefault(item.id(), CIRCULAR);
  }
}
