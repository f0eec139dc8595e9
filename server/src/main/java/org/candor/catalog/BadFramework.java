package org.candor.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.candor.web.Messages;

/** A framework cannot be read, for all of these reasons, each naming its line. */
public final class BadFramework extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final List<String> reasons;

  public BadFramework(List<String> reasons) {
    super(String.join(" ", reasons));
    this.reasons = List.copyOf(reasons);
  }

  public List<String> reasons() {
    return reasons;
  }

  static void check(List<Item> items) {
    var reasons = new ArrayList<String>();
    var byId = new HashMap<String, Item>();
    for (var item : items) {
      if (byId.putIfAbsent(item.id(), item) != null) {
        reasons.add(Messages.text("catalog.bad.twice", item.id()));
      }
    }
    for (var item : items) {
      var parent = item.parent();
      if (parent != null && !byId.containsKey(parent)) {
        reasons.add(Messages.text("catalog.bad.parent", item.id(), parent));
      } else if (circular(item, byId)) {
        reasons.add(Messages.text("catalog.bad.circle", item.id()));
      }
    }
    if (!reasons.isEmpty()) {
      throw new BadFramework(reasons);
    }
  }

  private static boolean circular(Item item, Map<String, Item> byId) {
    var seen = new HashSet<String>();
    Item at = item;
    while (at != null && at.parent() != null) {
      if (!seen.add(at.id())) {
        return true;
      }
      at = byId.get(at.parent());
    }
    return false;
  }
}
