package org.candor.web;

/** The beginning of a text, for a line of its own; the whole stands elsewhere. */
public final class Brief {

  private Brief() {}

  /**
   * The text itself where it is short, else as many of its words as fit, and dots.
   *
   * @param most letters, the dots among them
   */
  public static String of(String text, int most) {
    var line = text.strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= most) {
      return line;
    }
    var start = line.substring(0, line.offsetByCodePoints(0, most - 1));
    int end = start.lastIndexOf(' ');
    return (end < most / 2 ? start : start.substring(0, end)) + "…";
  }
}
