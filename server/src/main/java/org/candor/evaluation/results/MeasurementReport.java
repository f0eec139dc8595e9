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
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Measurement;
import org.candor.web.Chart;
import org.candor.web.Drawing;
import org.candor.web.Drawn;
import org.candor.web.Paper;
import org.candor.web.TimeLine;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one system: a summary, every measurement with its pictures and numbers, and
 * how to do it again. As HTML, and of that a PDF for archives. Clause 9.1.
 *
 * @param day of what it shows: on which it was made, or the past one it looks at
 * @param asOf that it looks at a past moment, in a sentence; empty where it shows the present
 * @param monitors in the order they are told
 * @param words what outcomes, rows and groups are called where the system is used
 * @param discreet whether little is told of few people, as where it leaves the organization
 */
public record MeasurementReport(
    String organization,
    String system,
    LocalDate day,
    String asOf,
    List<Watched> monitors,
    Vocabulary words,
    boolean discreet) {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();
  private static final int WIDTH = 560;

  /** Of each monitor: the latest, and what stood before it. */
  public static final int TOLD = 2;

  /** Numbers of each monitor that are followed over time. */
  private static final int FOLLOWED = 2;

  public MeasurementReport {
    monitors = List.copyOf(monitors);
  }

  /** Of the present. */
  public MeasurementReport(
      String organization,
      String system,
      LocalDate day,
      List<Watched> monitors,
      Vocabulary words,
      boolean discreet) {
    this(organization, system, day, "", monitors, words, discreet);
  }

  /**
   * A monitor and what it measured.
   *
   * @param label such as MON-1
   * @param deciding names of metrics; empty for all that are judged
   * @param measured of one day in the order of that day
   * @param standing of the monitor as its own page says; null for that of the latest measurement
   * @param told what became of its failures, a sentence each, oldest first
   * @param eased whether it passes only because somebody accepted that less is asked
   */
  public record Watched(
      String label,
      String name,
      List<String> deciding,
      List<Dated> measured,
      @Nullable Standing standing,
      List<String> told,
      boolean eased) {
    public Watched {
      deciding = List.copyOf(deciding);
      measured = measured.stream().sorted(Comparator.comparing(Dated::day)).toList();
      told = List.copyOf(told);
    }

    public Standing stands() {
      return standing != null
          ? standing
          : measured.isEmpty() ? Standing.UNMEASURED : standing(measured.getLast());
    }

    public String word() {
      return eased ? text("evaluation.accepted.passes") : stands().word();
    }

    /** Of the mark beside the verdict. */
    public String mark() {
      return (eased ? Standing.OPEN : stands()).name().toLowerCase(Locale.ROOT);
    }

    Standing standing(Dated it) {
      var measurement = it.measurement();
      return measurement == null
          ? Standing.UNMEASURED
          : Standing.of(measurement.findings(), it.deciding(deciding));
    }
  }

  /**
   * A monitor over time.
   *
   * @param figures none where there is too little to follow
   */
  public record Followed(String label, String name, List<Figure> figures) {
    public Followed {
      figures = List.copyOf(figures);
    }
  }

  /** All of it in the order it is told. */
  public record Told(List<Followed> followed, List<Entry> entries) {
    public Told {
      followed = List.copyOf(followed);
      entries = List.copyOf(entries);
    }
  }

  /**
   * A measurement as the report tells it.
   *
   * @param result null where it was due and not done
   */
  public record Entry(Dated dated, @Nullable Result result, List<Figure> figures) {
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
   * @param table its head first
   */
  public record Figure(
      int number,
      String title,
      String reading,
      List<Drawn.Key> legend,
      List<List<Chart.Cell>> table,
      Drawing drawing) {
    public Figure {
      legend = List.copyOf(legend);
      table = List.copyOf(table);
    }
  }

  /** Written for archives, PDF/A-3U. */
  public byte[] pdf() {
    var told = told();
    var drawings =
        Stream.concat(
                told.followed().stream().flatMap(it -> it.figures().stream()),
                told.entries().stream().flatMap(it -> it.figures().stream()))
            .map(Figure::drawing)
            .toList();
    var out = new ByteArrayOutputStream();
    try {
      Paper.write(written(told, true), drawings, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** One file that needs no other. */
  public byte[] html() {
    return written(told(), false).getBytes(UTF_8);
  }

  private String written(Told told, boolean paper) {
    var output = new StringOutput();
    TEMPLATES.evaluationReport(this, told, paper).render(output);
    return Paper.clean(output.toString());
  }

  private Told told() {
    var numbers = new AtomicInteger();
    var followed = monitors.stream().map(it -> followed(it, numbers)).toList();
    var entries =
        monitors.stream()
            .flatMap(
                it -> it.measured().reversed().stream().limit(TOLD).map(each -> told(it, each)))
            .sorted(Comparator.comparing((Of it) -> it.dated().day()).reversed())
            .map(it -> entry(it, numbers))
            .toList();
    return new Told(followed, entries);
  }

  /** A measurement, and what decided it. */
  private record Of(Dated dated, List<String> deciding) {}

  private static Of told(Watched monitor, Dated it) {
    return new Of(it, it.deciding(monitor.deciding()));
  }

  private static Followed followed(Watched monitor, AtomicInteger numbers) {
    var figures = new ArrayList<Figure>();
    if (monitor.measured().size() > 1) {
      for (var line : Trend.of(monitor.measured(), monitor.deciding(), FOLLOWED)) {
        figures.add(
            new Figure(
                numbers.getAndIncrement(),
                line.title(),
                reading(line),
                List.of(),
                line.table(),
                line.drawing()));
      }
    }
    return new Followed(monitor.label(), monitor.name(), figures);
  }

  /** On paper the numbers of the lines across are told beside it. */
  private static String reading(TimeLine line) {
    var words = new StringBuilder(text("evaluation.result.trend.reading"));
    for (int i = 0; i < line.turns().size(); i++) {
      words.append(' ');
      words.append(text("evaluation.result.trend.turn", i + 1, line.turns().get(i).words()));
    }
    return words.toString();
  }

  private Entry entry(Of of, AtomicInteger numbers) {
    var dated = of.dated();
    var measurement = dated.measurement();
    var result = measurement == null ? null : result(measurement, of.deciding());
    var figures = new ArrayList<Figure>();
    if (result != null) {
      for (var section : result.sections()) {
        for (var chart : section.charts()) {
          if (chart instanceof Drawn drawn) {
            var title = title(section, drawn);
            figures.add(figure(title, drawn, numbers.getAndIncrement()));
          }
        }
      }
    }
    return new Entry(dated, result, figures);
  }

  private Result result(Measurement measurement, List<String> deciding) {
    return discreet
        ? Result.discreet(measurement, words, deciding)
        : Result.of(measurement, words, deciding);
  }

  private static Figure figure(String title, Drawn it, int number) {
    return new Figure(number, title, it.reading(), it.legend(), it.table(), it.drawing(WIDTH));
  }

  /** On paper no heading of its part stands above a picture. */
  private static String title(Result.Section section, Drawn it) {
    return it.title().startsWith(section.title())
        ? it.title()
        : text("evaluation.result.report.picture", section.title(), it.title());
  }

  /** One sentence: how many measurements stand how. */
  public String summary(List<Entry> entries) {
    var broken = count(entries, Standing.BROKEN);
    var open = count(entries, Standing.OPEN) + count(entries, Standing.UNMEASURED);
    var kept = count(entries, Standing.KEPT);
    return entries.isEmpty()
        ? text("evaluation.result.report.none", system)
        : text(
            "evaluation.result.report.summary",
            entries.size(),
            broken,
            open,
            kept,
            count(entries, Standing.UNJUDGED));
  }

  private static long count(List<Entry> entries, Standing standing) {
    return entries.stream().filter(it -> it.standing() == standing).count();
  }

  /** One sentence: how many monitors stand how, by what decides them. */
  public String answer() {
    return text(
        "evaluation.result.report.monitors",
        monitors.size(),
        stand(Standing.BROKEN),
        monitors.size() - stand(Standing.BROKEN) - stand(Standing.KEPT),
        stand(Standing.KEPT),
        monitors.stream().filter(Watched::eased).count());
  }

  private long stand(Standing standing) {
    return monitors.stream().filter(it -> it.stands() == standing).count();
  }
}
