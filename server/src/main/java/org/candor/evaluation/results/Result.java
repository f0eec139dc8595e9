package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.reading.Numbers;
import org.candor.measure.reading.Reading;
import org.candor.measure.reading.Titles;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Findings;
import org.candor.measure.study.Measurement;
import org.candor.web.Chart;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;

/**
 * One measurement as people understand it: the answer, why, what to do, pictures, every number, and
 * at the end how it was made. A pure function of the measurement. Clause 9.1.
 *
 * @param answer one sentence
 * @param why rows, interval and limit, in one sentence; empty where nothing was judged
 * @param next what follows
 * @param judged numbers with a limit, broken ones first
 * @param shown numbers without one
 */
public record Result(
    String title,
    Standing standing,
    String answer,
    String why,
    String counts,
    List<String> next,
    List<Section> sections,
    List<Line> judged,
    List<Line> shown,
    Made made) {

  /** Said of the rows rather than of the system. */
  private static final Set<String> ASIDE = Set.of("unknownShare", "unjudgedShare");

  /** More rows than this many times those there are nobody waits for. */
  private static final long TIMES = 10;

  public Result {
    next = List.copyOf(next);
    sections = List.copyOf(sections);
    judged = List.copyOf(judged);
    shown = List.copyOf(shown);
  }

  /** Pictures that answer one question. */
  public record Section(String title, List<Chart> charts) {
    public Section {
      charts = List.copyOf(charts);
    }
  }

  /** One number. */
  public record Line(
      String name,
      String of,
      String value,
      String interval,
      String limit,
      String source,
      Standing standing,
      String rows,
      String sentence) {

    static Line of(Metric metric, Vocabulary words) {
      var limit = metric.limit();
      return new Line(
          Titles.of(metric.name()),
          metric.of() == null ? "" : metric.of(),
          metric.value() == null
              ? text("evaluation.result.unmeasured")
              : Numbers.exact(metric.value()),
          Reading.counted(metric) ? text("evaluation.result.counted") : Reading.interval(metric),
          limit == null ? "" : Numbers.limit(limit),
          limit == null ? "" : limit.source(),
          Standing.of(metric.verdict()),
          Numbers.count(metric.n()),
          Reading.among(metric, words));
    }
  }

  /** How it was made, so that anyone can do it again. */
  public record Made(
      List<Source> sources, String identity, String parameters, String query, List<String> notes) {
    public Made {
      sources = List.copyOf(sources);
      notes = List.copyOf(notes);
    }
  }

  /** Rows as they were: their SHA-256 is empty for a table, which has none. */
  public record Source(String name, String rows, String sha256, String reading, String engine) {}

  /**
   * All that a measurement has to say.
   *
   * @param words what outcomes, rows and groups are called where the system is used
   */
  public static Result of(Measurement measurement, Vocabulary words) {
    var findings = measurement.findings();
    var standing = Standing.of(findings);
    var reading = headline(findings, standing, words);
    var lines =
        findings
            .judged()
            .map(it -> Line.of(it, words))
            .sorted(Comparator.comparing(Line::standing))
            .toList();
    var shown =
        findings.metrics().stream()
            .filter(it -> it.verdict() == null)
            .map(it -> Line.of(it, words))
            .toList();
    return new Result(
        title(measurement),
        standing,
        reading == null ? unjudged(measurement) : reading.answer(),
        reading == null ? "" : reading.why(),
        counts(findings),
        next(findings, standing, words),
        Pictures.of(measurement, words),
        lines,
        shown,
        made(measurement));
  }

  static String title(Measurement measurement) {
    var kind = measurement.study().kind();
    return text(
        "evaluation.result.title",
        Messages.find("evaluation.result.kind." + kind).orElse(kind),
        measurement.sources().getLast().name());
  }

  /**
   * The number that the whole stands or falls with: the first that stands as the whole does,
   * studies naming the weightiest first. Of columns that drifted, the one that moved farthest.
   */
  private static @Nullable Reading headline(
      Findings findings, Standing standing, Vocabulary words) {
    var same = findings.judged().filter(it -> Standing.of(it.verdict()) == standing).toList();
    return same.stream()
        .filter(it -> it.name().equals("psi") && it.value() != null)
        .max(Comparator.comparing(Metric::value))
        .or(() -> same.stream().filter(it -> !ASIDE.contains(it.name())).findFirst())
        .or(() -> same.stream().findFirst())
        .map(it -> Reading.of(it, words))
        .orElse(null);
  }

  private static String unjudged(Measurement measurement) {
    return text(
        "evaluation.result.unjudged",
        Numbers.count(measurement.sources().getLast().fingerprint().rows()));
  }

  private static String counts(Findings findings) {
    var judged = findings.judged().count();
    return judged == 0
        ? ""
        : text(
            "evaluation.result.counts",
            findings.count(Verdict.FAIL),
            findings.count(Verdict.INCONCLUSIVE),
            findings.count(Verdict.PASS),
            judged);
  }

  private static List<String> next(Findings findings, Standing standing, Vocabulary words) {
    var next = new ArrayList<String>();
    if (standing == Standing.BROKEN) {
      next.add(text("evaluation.result.next.cause"));
      next.add(text("evaluation.result.next.act"));
    }
    if (standing == Standing.UNJUDGED) {
      next.add(text("evaluation.result.next.limit"));
    }
    var open = findings.judged().filter(it -> it.verdict() == Verdict.INCONCLUSIVE).toList();
    var near = open.stream().filter(Result::withinReach).toList();
    if (!near.isEmpty()) {
      var most = near.stream().map(Metric::needed).mapToLong(Objects::requireNonNull).max();
      next.add(
          text(
              "evaluation.result.next.rows",
              Numbers.count(Numbers.rounded(most.orElse(0))),
              words.rows(),
              near.size(),
              open.size()));
    }
    if (near.size() < open.size()) {
      next.add(text("evaluation.result.next.open", open.size() - near.size()));
    }
    return next;
  }

  private static boolean withinReach(Metric metric) {
    var needed = metric.needed();
    return needed != null && needed <= TIMES * metric.n();
  }

  /** Limits that are broken or not settled. */
  public List<Line> pressing() {
    return judged.stream().filter(it -> it.standing() != Standing.KEPT).toList();
  }

  public List<Line> kept() {
    return judged.stream().filter(it -> it.standing() == Standing.KEPT).toList();
  }

  private static Made made(Measurement measurement) {
    var sources =
        measurement.sources().stream()
            .map(
                it ->
                    new Source(
                        it.name(),
                        Numbers.count(it.fingerprint().rows()),
                        it.fingerprint().sha256() == null ? "" : it.fingerprint().sha256(),
                        it.reading(),
                        it.engine()))
            .toList();
    return new Made(
        sources,
        measurement.identity(),
        measurement.study().parameters().canonical(),
        String.join(";\n\n", measurement.queries()),
        measurement.notes());
  }
}
