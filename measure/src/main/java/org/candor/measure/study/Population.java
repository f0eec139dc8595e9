package org.candor.measure.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Unmeasurable;

/**
 * Shares of the people concerned as they are typed: {@code F=0.5,M=0.5}, or with several columns
 * {@code sex:F=50%,M=50%}.
 */
public final class Population {

  private Population() {}

  /**
   * @param by the columns that make groups
   * @return by column, the share of each value
   * @throws Unmeasurable where it is not understood
   */
  public static Map<String, Map<String, Double>> read(List<String> texts, List<String> by) {
    Map<String, Map<String, Double>> found = new LinkedHashMap<>();
    for (var text : texts) {
      int colon = text.indexOf(':');
      var named = colon < 0 ? "" : text.substring(0, colon).strip();
      boolean says = by.stream().anyMatch(it -> it.equalsIgnoreCase(named));
      if (!says && by.size() != 1) {
        throw new Unmeasurable(
            "Say of which column the population '" + text + "' is: COL:VALUE=SHARE,...");
      }
      var column = says ? named : by.getFirst();
      if (found.put(column, shares(says ? text.substring(colon + 1) : text)) != null) {
        throw new Unmeasurable("The population of '" + column + "' is given twice.");
      }
    }
    return found;
  }

  /** The same where each says of which column it is: {@code sex:F=0.5,M=0.5}. */
  public static Map<String, Map<String, Double>> read(List<String> texts) {
    Map<String, Map<String, Double>> found = new LinkedHashMap<>();
    for (var text : texts) {
      int colon = text.indexOf(':');
      if (colon < 1) {
        throw new Unmeasurable(
            "Say of which column the population '" + text + "' is: COL:VALUE=SHARE,...");
      }
      var column = text.substring(0, colon).strip();
      if (found.put(column, shares(text.substring(colon + 1))) != null) {
        throw new Unmeasurable("The population of '" + column + "' is given twice.");
      }
    }
    return found;
  }

  static JsonObject json(Map<String, Map<String, Double>> population) {
    var columns = Json.object();
    new TreeMap<>(population)
        .forEach(
            (column, shares) -> {
              var values = Json.object();
              new TreeMap<>(shares).forEach((value, share) -> values.put(value, (double) share));
              columns.put(column, values.build());
            });
    return columns.build();
  }

  /** As {@link #json} wrote it. */
  static Map<String, Map<String, Double>> of(Parameters shares) {
    Map<String, Map<String, Double>> found = new TreeMap<>();
    shares.json().members().keySet().forEach(it -> found.put(it, shares.numbersByName(it)));
    return found;
  }

  private static Map<String, Double> shares(String text) {
    Map<String, Double> shares = new LinkedHashMap<>();
    for (var each : text.split(",", -1)) {
      int at = each.lastIndexOf('=');
      if (at < 1 || shares.put(each.substring(0, at).strip(), share(each, at)) != null) {
        throw new Unmeasurable(
            "A population is VALUE=SHARE,... with each value once, not '" + text + "'.");
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
    throw new Unmeasurable("A share lies above 0 and up to 1, or is a percentage: '" + each + "'.");
  }
}
