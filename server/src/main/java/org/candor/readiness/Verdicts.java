package org.candor.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.candor.web.Messages.text;

import java.util.Locale;
import org.candor.catalog.Catalog;
import org.candor.catalog.Item;
import org.candor.web.Tone;
import org.springframework.web.util.UriUtils;

/** How verdicts look and read on a page, and where lines are found. */
public final class Verdicts {

  private Verdicts() {}

  public static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case MET -> Tone.GOOD;
      case PARTLY -> Tone.INFO;
      case STALE -> Tone.WARN;
      case NOT_MET -> Tone.BAD;
      case UNKNOWN -> Tone.UNKNOWN;
      case NOT_APPLICABLE -> Tone.NEUTRAL;
    };
  }

  public static String icon(Verdict verdict) {
    return switch (verdict) {
      case MET -> "circle-check";
      case PARTLY -> "circle-half-2";
      case STALE -> "hourglass-empty";
      case NOT_MET -> "alert-octagon";
      case UNKNOWN -> "help-circle";
      case NOT_APPLICABLE -> "circle-off";
    };
  }

  public static String word(Verdict verdict) {
    return text("readiness.verdict." + verdict);
  }

  /** Such as "12 not met". */
  public static String counted(Verdict verdict, int count) {
    return text("readiness.counted." + verdict, count);
  }

  public static String effort(Claim.Effort effort) {
    return text("readiness.effort." + effort);
  }

  static String slug(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The picture of a framework. */
  public static String picture(String framework) {
    return "/readiness" + of(framework, "?");
  }

  /** The page of a line. */
  public static String href(String framework, String line) {
    return "/readiness/lines/" + UriUtils.encodePathSegment(line, UTF_8) + of(framework, "?");
  }

  /** The list of lines narrowed by a query, which may be empty. */
  public static String list(String framework, String query) {
    return "/readiness/lines"
        + (query.isEmpty() ? of(framework, "?") : "?" + query + of(framework, "&"));
  }

  private static String of(String framework, String sign) {
    return framework.equals(Catalog.ISO_42001) ? "" : sign + "framework=" + framework;
  }

  /** What people call a line: its title, or what it asks for. */
  public static String title(Item item) {
    return item.title().isEmpty() ? item.text() : item.title();
  }
}
