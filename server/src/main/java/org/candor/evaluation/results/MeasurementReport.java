package org.candor.evaluation.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.candor.web.Messages.text;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.candor.measure.reading.Vocabulary;
import org.candor.web.Drawing;
import org.candor.web.Drawn;
import org.candor.web.Paper;

/**
 * What was measured of one system: a summary, every measurement with its pictures and numbers, and
 * how to do it again. As HTML, and of that a PDF for archives. Clause 9.1.
 *
 * @param day on which the report was made
 * @param measurements in any order
 * @param words what outcomes, rows and groups are called where the system is used
 */
public record MeasurementReport(
    String organization, String system, LocalDate day, List<Dated> measurements, Vocabulary words) {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();
  private static final int WIDTH = 560;

  public MeasurementReport {
    measurements =
        measurements.stream().sorted(Comparator.comparing(Dated::day).reversed()).toList();
  }

  /**
   * A measurement as the report tells it.
   *
   * @param result null where it was due and not done
   */
  public record Entry(
      Dated dated, @org.jspecify.annotations.Nullable Result result, List<Figure> figures) {
    public Entry {
      figures = List.copyOf(figures);
    }

    public Standing standing() {
      return result == null ? Standing.UNMEASURED : result.standing();
    }

    public String title() {
      return result == null ? text("evaluation.result.standing.unmeasured") : result.title();
    }

    public String answer() {
      return result == null ? text("evaluation.result.report.unmeasured") : result.answer();
    }
  }

  /**
   * A picture and its table.
   *
   * @param number the first being 0
   */
  public record Figure(int number, Drawn chart, Drawing drawing) {}

  /** Written for archives, PDF/A-3U. */
  public byte[] pdf() {
    var entries = entries();
    var drawings =
        entries.stream().flatMap(it -> it.figures().stream()).map(Figure::drawing).toList();
    var out = new ByteArrayOutputStream();
    try {
      Paper.write(written(entries, true), drawings, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** One file that needs no other. */
  public byte[] html() {
    return written(entries(), false).getBytes(UTF_8);
  }

  private String written(List<Entry> entries, boolean paper) {
    var output = new StringOutput();
    TEMPLATES.evaluationReport(this, entries, paper).render(output);
    return Paper.clean(output.toString());
  }

  private List<Entry> entries() {
    var entries = new ArrayList<Entry>();
    int number = 0;
    for (var dated : measurements) {
      var measurement = dated.measurement();
      var result = measurement == null ? null : Result.of(measurement, words);
      var figures = new ArrayList<Figure>();
      if (result != null) {
        for (var section : result.sections()) {
          for (var chart : section.charts()) {
            if (chart instanceof Drawn drawn) {
              figures.add(new Figure(number++, drawn, drawn.drawing(WIDTH)));
            }
          }
        }
      }
      entries.add(new Entry(dated, result, figures));
    }
    return entries;
  }

  /** One sentence: how many measurements stand how. */
  public String summary(List<Entry> entries) {
    var broken = count(entries, Standing.BROKEN);
    var open = count(entries, Standing.OPEN) + count(entries, Standing.UNMEASURED);
    var kept = count(entries, Standing.KEPT);
    return entries.isEmpty()
        ? text("evaluation.result.report.none", system)
        : text("evaluation.result.report.summary", entries.size(), broken, open, kept);
  }

  private static long count(List<Entry> entries, Standing standing) {
    return entries.stream().filter(it -> it.standing() == standing).count();
  }
}
