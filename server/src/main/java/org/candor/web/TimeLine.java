package org.candor.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number over time against its limit: intervals are whiskers, a moment that was not measured
 * breaks the line.
 *
 * @param goal the number's goal since the last turn
 * @param turns where something else was asked from then on, in order
 * @param width in pixels, 300 at least
 * @param sure how sure the intervals are meant to be, such as 0.95; null where that differs or
 *     nobody says
 */
public record TimeLine(
    String title, List<Point> points, Goal goal, List<Turn> turns, int width, @Nullable Double sure)
    implements Chart {

  public TimeLine {
    points = List.copyOf(points);
    turns = List.copyOf(turns);
  }

  public TimeLine(String title, List<Point> points, Goal goal) {
    this(title, points, goal, List.of(), TimeLinePlot.WIDTH, null);
  }

  /** With one line at most and no band. */
  public TimeLine(
      String title, List<Point> points, @Nullable Double limit, @Nullable String limitLabel) {
    this(
        title,
        points,
        new Goal(
            limit == null
                ? List.of()
                : List.of(new Limit(limit, limitLabel == null ? "" : limitLabel)),
            null));
  }

  /**
   * Where the number ought to be.
   *
   * @param limits drawn as lines
   * @param within drawn as a band; null when nobody said
   */
  public record Goal(List<Limit> limits, @Nullable Band within) {
    public Goal {
      limits = List.copyOf(limits);
    }
  }

  /**
   * What was asked changed.
   *
   * @param at the place of the first point after it
   * @param before what held until then
   * @param words what changed, when, by whom
   */
  public record Turn(int at, Goal before, String words) {}

  /** A line with its words. */
  public record Limit(double value, String words) {}

  /**
   * Good between these.
   *
   * @param from null where it is open below; to likewise above
   */
  public record Band(@Nullable Double from, @Nullable Double to) {}

  /**
   * One measurement.
   *
   * @param value null when it was not measured
   * @param low the lower end of the interval; null when there is none
   * @param joined whether the line leads on to it from the point before
   * @param words how it stood, or why it has no number; empty where that is plain
   */
  public record Point(
      LocalDate day,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      String href,
      Tone tone,
      boolean joined,
      String words) {

    public Point(
        LocalDate day,
        @Nullable Double value,
        @Nullable Double low,
        @Nullable Double high,
        String href,
        Tone tone) {
      this(day, value, low, high, href, tone, true, "");
    }

    public static Point unmeasured(LocalDate day, String href) {
      return unmeasured(day, href, "");
    }

    /**
     * Without a number, for a reason.
     *
     * @param why in few words
     */
    public static Point unmeasured(LocalDate day, String href, String why) {
      return new Point(day, null, null, null, href, Tone.UNKNOWN, false, why);
    }
  }

  /** The same picture for a box of this width. */
  public TimeLine within(int pixels) {
    return new TimeLine(title, points, goal, turns, pixels, sure);
  }

  public TimeLinePlot plot() {
    return new TimeLinePlot(this);
  }

  /** For paper, with what the page shows. */
  public Drawing drawing() {
    return plot().drawing();
  }

  @Override
  public List<List<Cell>> table() {
    return TimeLinePlot.table(this);
  }
}
