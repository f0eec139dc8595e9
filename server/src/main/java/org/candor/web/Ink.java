package org.candor.web;

import java.util.List;

/**
 * What a line or an area of a {@link Drawing} stands for. On screens the style sheet gives it a
 * colour for either theme; paper has its own. Series also differ in their dashes, so that colour
 * never speaks alone.
 */
public enum Ink {
  GRID("grid", 0xd5dae1),
  AXIS("axis", 0x8a94a3),
  WORDS("words", 0x4b5565),
  STRONG("strong", 0x1a2230),
  WHISKER("whisker", 0x1a2230),
  LIMIT("limit", 0xb3343b),
  FIRST("first", 0x2f63d8),
  SECOND("second", 0xc96f12, 7, 3),
  THIRD("third", 0x178562, 2, 3),
  FOURTH("fourth", 0x8a4fbe, 9, 3, 2, 3),
  FIFTH("fifth", 0x6b6158, 4, 4),
  SIXTH("sixth", 0xb83a76, 1, 2),
  GOOD("good", 0x1f9d78),
  WARN("warn", 0xe8a227),
  BAD("bad", 0xd4484c),
  NEUTRAL("neutral", 0x8f9aab),
  /** Hatched, never a pale green. */
  UNKNOWN("unknown", 0xc9cfd8);

  private static final List<Ink> SERIES = List.of(FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH);

  private final String css;
  private final int paper;
  private final List<Integer> dashes;

  Ink(String css, int paper, Integer... dashes) {
    this.css = css;
    this.paper = paper;
    this.dashes = List.of(dashes);
  }

  /** The last part of the class name, as in {@code ink-first}. */
  public String css() {
    return css;
  }

  /** Red, green and blue on paper. */
  public int paper() {
    return paper;
  }

  /** Lengths of strokes and gaps of a line; none for a solid one. */
  public List<Integer> dashes() {
    return dashes;
  }

  /** How many series can be told apart. */
  public static int mostSeries() {
    return SERIES.size();
  }

  /** The ink of the series at this place, the first being 0. */
  public static Ink series(int place) {
    return SERIES.get(place % SERIES.size());
  }

  /** The ink that says the same as a tone. */
  public static Ink of(Tone tone) {
    return switch (tone) {
      case GOOD -> GOOD;
      case WARN -> WARN;
      case BAD -> BAD;
      case INFO -> FIRST;
      case NEUTRAL -> NEUTRAL;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
