package org.candor.readiness;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.support.evidence.Coverage;

/**
 * The organization's own controls among the lines of ISO/IEC 42001, under an area of their own.
 * Clause 6.1.3, c.
 */
final class OwnControls {

  private OwnControls() {}

  /** The framework itself where there are none. What is called like a line of it is no line. */
  static Framework beside(Framework framework, List<Item> own) {
    var lines = new LinkedHashMap<String, Item>();
    own.stream().filter(it -> free(framework, it)).forEach(it -> lines.putIfAbsent(it.id(), it));
    if (lines.isEmpty()) {
      return framework;
    }
    var all = new ArrayList<>(framework.items());
    all.add(area());
    lines.values().forEach(it -> all.add(under(it)));
    return new Framework(
        framework.id(),
        framework.title(),
        framework.edition(),
        framework.version(),
        framework.notice(),
        all);
  }

  private static boolean free(Framework framework, Item it) {
    return framework.find(it.id()).isEmpty() && !it.id().equals(Coverage.OWN);
  }

  private static Item area() {
    return new Item(
        Coverage.OWN,
        Item.Kind.AREA,
        null,
        text("readiness.own"),
        "",
        false,
        "",
        List.of(),
        List.of(),
        "",
        Set.of());
  }

  private static Item under(Item it) {
    return new Item(
        it.id(),
        it.kind(),
        Coverage.OWN,
        it.title(),
        it.text(),
        it.documented(),
        it.evidence(),
        it.questions(),
        it.pitfalls(),
        it.computable(),
        it.roles());
  }
}
