package org.candor.work;

import org.candor.catalog.Catalog;
import org.candor.catalog.Item;

/** The lines of a framework as pages name them. */
final class Lines {

  private static final int SHORT = 110;

  private Lines() {}

  /** Its title, or what it asks for where it has none. */
  static String words(Item item) {
    return item.title().isEmpty() ? item.text() : item.title();
  }

  static String brief(Item item) {
    var words = words(item);
    if (words.length() <= SHORT) {
      return words;
    }
    var end = words.lastIndexOf(' ', SHORT);
    return words.substring(0, end < 0 ? SHORT : end) + "…";
  }

  /** The page that says where the organization stands on a line. */
  static String href(String line) {
    var colon = line.indexOf(':');
    var framework = colon < 0 ? Catalog.ISO_42001 : line.substring(0, colon);
    var page = "/readiness/lines/" + line.substring(colon + 1);
    return framework.equals(Catalog.ISO_42001) ? page : page + "?framework=" + framework;
  }

  /**
   * The clause or area at the top: {@code 6} of {@code 6.1.2-3}, {@code A.6} of {@code A.6.2.4}.
   */
  static String top(String line) {
    var parts = line.split("[.-]");
    return parts[0].equals("A") && parts.length > 1 ? "A." + parts[1] : parts[0];
  }
}
