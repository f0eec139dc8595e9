package org.candor.readiness;

import static org.candor.web.Messages.text;

import java.util.List;
import org.candor.web.TimeLine;
import org.candor.web.Tone;

/** The share of lines met, day by day, and the numbers behind it. */
public record Trend(String framework, TimeLine line, List<Row> rows) {

  public Trend {
    rows = List.copyOf(rows);
  }

  /** The numbers of one day. */
  public record Row(String day, String href, Report.Summary summary) {}

  static Trend of(String framework, List<Course.Sample> samples) {
    var points =
        samples.stream()
            .map(
                it ->
                    new TimeLine.Point(
                        it.day(),
                        Math.round(it.summary().share() * 1_000) / 10.0,
                        null,
                        null,
                        href(framework, it),
                        Tone.INFO))
            .toList();
    var rows =
        samples.stream()
            .map(it -> new Row(it.day().toString(), href(framework, it), it.summary()))
            .toList();
    return new Trend(framework, new TimeLine(text("readiness.trend"), points, null, null), rows);
  }

  private static String href(String framework, Course.Sample it) {
    return "/readiness?framework=" + framework + "&asOf=" + it.day();
  }
}
