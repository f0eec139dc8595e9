package org.candor.systems;

import java.util.List;
import java.util.Map;

/**
 * Every number about the inventory at one moment, by the question it answers.
 *
 * @param ledgerSize facts recorded at that moment: all numbers hold for this position
 * @param groups by name; the order is that of the page
 */
public record Figures(long ledgerSize, Map<String, List<Figure>> groups) {

  public List<Figure> group(String name) {
    return groups.getOrDefault(name, List.of());
  }

  public Figure one(String group, String name) {
    return group(group).stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No figure " + group + "/" + name));
  }

  public Figure all() {
    return one("inventory", "all");
  }
}
