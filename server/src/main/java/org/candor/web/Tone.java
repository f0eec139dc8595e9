package org.candor.web;

/**
 * What a colour means. Colour never speaks alone: every tone has its own icon, and {@link #UNKNOWN}
 * is hatched grey, never a pale green.
 */
public enum Tone {
  GOOD("good", "circle-check"),
  WARN("warn", "alert-triangle"),
  BAD("bad", "alert-octagon"),
  INFO("info", "info-circle"),
  NEUTRAL("neutral", "circle"),
  UNKNOWN("unknown", "help-circle");

  private final String css;
  private final String icon;

  Tone(String css, String icon) {
    this.css = css;
    this.icon = icon;
  }

  /** The last part of the class name, as in {@code tone-good}. */
  public String css() {
    return css;
  }

  /** The name of its icon in the sprite. */
  public String icon() {
    return icon;
  }
}
