package org.candor.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shares of a population as they are typed: {@code F=0.5,M=0.5} or {@code sex:F=50%,M=50%}. */
final class MeasurePopulation {

  private MeasurePopulation() {}

  /**
   * @param by the columns that make groups
   * @throws Misused where it is not understood
   */
  static Map<String, Map<String, Double>> read(List<String> texts, List<String> by) {
    Map<String, Map<String, Double>> found = new LinkedHashMap<>();
    for (var text : texts) {
      int colon = text.indexOf(':');
      var named = colon < 0 ? "" : text.substring(0, colon).strip();
      boolean says = by.stream().anyMatch(it -> it.equalsIgnoreCase(named));
      if (!says && by.size() != 1) {
        throw new Misused(
            "Say of which column the population '" + text + "' is: COL:VALUE=SHARE,...");
      }
      var column = says ? named : by.getFirst();
      if (found.put(column, shares(says ? text.substring(colon + 1) : text)) != null) {
        throw new Misused("The population of '" + column + "' is given twice.");
      }
    }
    return found;
  }

  private static Map<String, Double> shares(String text) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (var each : text.split(",", -1)) {
      int at = each.lastIndexOf('=');
      if (at < 1 || shares.put(each.substring(0, at).strip(), share(each, at)) != null) {
        throw new Misused(
            "--population is VALUE=SHARE,... with each value once, not '" + text + "'.");
      }
    }
    return shares;
  }

  private static double share(String each, int at) {
    var number = each.substring(at + 1).strip();
    try {
      double share =
          number.endsWith("%")
              ? Double.parseDouble(number.substring(0, number.length() - 1)) / 100
              : Double.parseDouble(number);
      if (share > 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new Misused("A share lies above 0 and up to 1, or is a percentage: '" + each + "'.");
  }
}
