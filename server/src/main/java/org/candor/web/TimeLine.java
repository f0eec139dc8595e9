package org.candor.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number over time against its limit: intervals are whiskers, a moment that was not measured
 * breaks the line.
 *
 * @param limit drawn as a line; null when there is none
 */
public record TimeLine(
    String title, List<Point> points, @Nullable Double limit, @Nullable String limitLabel)
    implements Chart {

  public TimeLine {
    points = List.copyOf(points);
  }

  /**
   * One measurement.
   *
   * @param value null when it was not measured
   * @param low the lower end of the interval; null when there is none
   */
  public record Point(
      LocalDate day,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      String href,
      Tone tone) {

    public static Point unmeasured(LocalDate day, String href) {
      return new Point(day, null, null, null, href, Tone.UNKNOWN);
    }
  }

  public TimeLinePlot plot() {
    return new TimeLinePlot(this);
  }

  @Override
  public List<List<Cell>> table() {
    return TimeLinePlot.table(this);
  }
}
