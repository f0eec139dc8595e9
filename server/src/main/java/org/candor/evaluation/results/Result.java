package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.candor.ledger.Json.JsonNumber;
import org.candor.measure.Fingerprint;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.reading.Figures;
import org.candor.measure.reading.Numbers;
import org.candor.measure.reading.Reading;
import org.candor.measure.reading.Titles;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Findings;
import org.candor.measure.study.Measurement;
import org.candor.web.Chart;
import org.candor.web.Messages;

/**
 * One measurement as people understand it: the answer, why, what to do, pictures, every number, and
 * at the end how it was made. A pure function of the measurement. Clause 9.1.
 *
 * @param answer one sentence
 * @param why rows, interval and limit, in one sentence; empty where nothing was judged
 * @param worst the few limits that stand as the whole does, beside the one that the answer tells
 * @param further limits that stand as the worst do and are told neither in the answer nor beside
 * @param next what follows
 * @param mind what a reader should know of the answer and of the rows, a sentence each
 * @param aside what is broken beside what decides, in a sentence; empty where nothing is
 * @param judged numbers with a limit, broken ones first
 * @param shown numbers without one
 */
public record Result(
    String title,
    Standing standing,
    String answer,
    String why,
    String counts,
    String aside,
    List<Line> worst,
    long further,
    List<String> next,
    List<String> mind,
    List<Section> sections,
    List<Line> judged,
    List<Line> shown,
    Made made) {

  /** Said of the rows rather than of the system. */
  private static final Set<String> ASIDE = Set.of("unknownShare", "unjudgedShare");

  /** More rows than this many times those there are nobody waits for. */
  private static final long TIMES = 10;

  /** More than these are counted, and stand in their parts. */
  private static final int FEW = 3;

  public Result {
    worst = List.copyOf(worst);
    next = List.copyOf(next);
    mind = List.copyOf(mind);
    sections = List.copyOf(sections);
    judged = List.copyOf(judged);
    shown = List.copyOf(shown);
  }

  /**
   * What answers one question: its pictures, and its numbers.
   *
   * @param id of its place on the page
   * @param counts how its limits stand, or how many numbers there are without one
   * @param open whether it is shown before anybody asks
   * @param judged broken ones first
   */
  public record Section(
      String id,
      String title,
      Standing standing,
      String counts,
      boolean open,
      List<Chart> charts,
      List<Line> judged,
      List<Line> shown) {
    public Section {
      charts = List.copyOf(charts);
      judged = List.copyOf(judged);
      shown = List.copyOf(shown);
    }

    /** Limits that are broken; where none is, those that are not settled. */
    public List<Line> pressing() {
      return standing == Standing.KEPT ? List.of() : lines(standing);
    }

    /** Those that are not settled where others are broken. */
    public List<Line> unsettled() {
      return standing == Standing.BROKEN ? lines(Standing.OPEN) : List.of();
    }

    private List<Line> lines(Standing wanted) {
      return judged.stream().filter(it -> it.standing() == wanted).toList();
    }

    public List<Line> kept() {
      return lines(Standing.KEPT);
    }
  }

  /**
   * One number.
   *
   * @param at the id of its section
   */
  public record Line(
      String name,
      String of,
      String value,
      String interval,
      String limit,
      String source,
      Standing standing,
      String rows,
      String sentence,
      String at) {

    static Line of(Metric metric, Vocabulary words, String at) {
      var limit = metric.limit();
      var figures = Figures.of(metric);
      return new Line(
          Titles.of(metric.name()),
          metric.of() == null ? "" : metric.of(),
          metric.value() == null ? text("evaluation.result.unmeasured") : figures.value(),
          Reading.counted(metric) ? text("evaluation.result.counted") : figures.interval(),
          figures.limit(),
          limit == null ? "" : limit.source(),
          Standing.of(metric.verdict()),
          Numbers.count(metric.n()),
          Reading.among(metric, words),
          at);
    }
  }

  /**
   * How it was made, so that anyone can do it again.
   *
   * @param sure how sure its intervals are meant to be, in a sentence; empty where it has none
   */
  public record Made(
      List<Source> sources, String identity, String sure, String parameters, String query) {
    public Made {
      sources = List.copyOf(sources);
    }
  }

  /**
   * Rows as they were: of a table a sum over its rows stands for the SHA-256; empty for neither.
   */
  public record Source(String name, String rows, String sha256, String reading, String engine) {}

  /**
   * All that a measurement has to say.
   *
   * @param words what outcomes, rows and groups are called where the system is used
   */
  public static Result of(Measurement measurement, Vocabulary words) {
    return of(measurement, words, List.of());
  }

  /**
   * The same, its verdict by what decides.
   *
   * @param deciding names of metrics; none for all that are judged
   */
  public static Result of(Measurement measurement, Vocabulary words, List<String> deciding) {
    return of(measurement, words, deciding, Discretion.NONE);
  }

  /** The same for whoever is not of the organization: of few people little is told. */
  static Result discreet(Measurement measurement, Vocabulary words, List<String> deciding) {
    var discretion = Discretion.of(measurement.findings());
    return of(discretion.told(measurement), words, deciding, discretion);
  }

  private static Result of(
      Measurement measurement, Vocabulary words, List<String> deciding, Discretion discretion) {
    var findings = measurement.findings();
    var standing = Standing.of(findings, deciding);
    var decides = findings.judged().filter(it -> decides(it, deciding)).toList();
    var weighty = weighty(decides, standing);
    var reading = weighty.isEmpty() ? null : Reading.of(weighty.getFirst(), words);
    var sections =
        Sections.of(Pictures.of(measurement, words, discretion), findings, standing, words);
    var worst = worst(weighty, standing, sections);
    var judged = sections.stream().flatMap(it -> it.judged().stream());
    var shown = sections.stream().flatMap(it -> it.shown().stream());
    return new Result(
        title(measurement),
        standing,
        reading == null ? unjudged(measurement, standing) : reading.answer(),
        reading == null ? "" : reading.why(),
        decides.isEmpty() ? "" : Sections.counts(decides),
        aside(findings, deciding),
        worst,
        worst.isEmpty() ? 0 : weighty.size() - 1 - worst.size(),
        next(decides, standing, words),
        mind(discretion.small().isEmpty() ? weighty : List.of(), measurement.notes()),
        sections,
        judged.sorted(Comparator.comparing(Line::standing)).toList(),
        shown.toList(),
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
   * The numbers that stand as the whole does, the one that it stands or falls with first: studies
   * name the weightiest first. Of columns that drifted, the one that moved farthest.
   */
  private static List<Metric> weighty(List<Metric> decides, Standing standing) {
    return decides.stream()
        .filter(it -> Standing.of(it.verdict()) == standing)
        .sorted(Comparator.comparingDouble(Result::lightness))
        .toList();
  }

  private static double lightness(Metric metric) {
    if (metric.name().equals("psi") && metric.value() != null) {
      return -metric.value();
    }
    return ASIDE.contains(metric.name()) ? 2 : 1;
  }

  /** Those beside the answer, each of another kind where there are enough kinds. */
  private static List<Line> worst(List<Metric> weighty, Standing standing, List<Section> sections) {
    if (standing != Standing.BROKEN && standing != Standing.OPEN) {
      return List.of();
    }
    var kinds = new HashSet<String>();
    var all = weighty.stream().skip(1).map(it -> line(it, sections)).toList();
    var first = all.stream().filter(it -> kinds.add(it.name())).limit(FEW).toList();
    return first.size() < FEW ? all.stream().limit(FEW).toList() : first;
  }

  private static Line line(Metric metric, List<Section> sections) {
    var name = Titles.of(metric.name());
    var of = metric.of() == null ? "" : metric.of();
    return sections.stream()
        .flatMap(it -> it.judged().stream())
        .filter(it -> it.name().equals(name) && it.of().equals(of))
        .findFirst()
        .orElseThrow();
  }

  /**
   * @param weighty the one that the answer tells first; none where its notes would name who is
   *     hidden
   */
  private static List<String> mind(List<Metric> weighty, List<String> notes) {
    var answers = weighty.stream().limit(1).flatMap(it -> Reading.notes(it).stream());
    return Stream.concat(answers, notes.stream()).distinct().toList();
  }

  private static String unjudged(Measurement measurement, Standing standing) {
    return text(
        standing == Standing.OPEN ? "evaluation.result.undecided" : "evaluation.result.unjudged",
        Numbers.count(measurement.sources().getLast().fingerprint().rows()));
  }

  private static boolean decides(Metric metric, List<String> deciding) {
    return deciding.isEmpty() || deciding.contains(metric.name());
  }

  private static String aside(Findings findings, List<String> deciding) {
    var broken =
        findings
            .judged()
            .filter(it -> it.verdict() == Verdict.FAIL && !decides(it, deciding))
            .count();
    return broken == 0 ? "" : text("evaluation.result.aside", broken);
  }

  private static List<String> next(List<Metric> decides, Standing standing, Vocabulary words) {
    var next = new ArrayList<String>();
    if (standing == Standing.BROKEN) {
      next.add(text("evaluation.result.next.cause"));
      next.add(text("evaluation.result.next.act"));
    }
    if (standing == Standing.UNJUDGED) {
      next.add(text("evaluation.result.next.limit"));
    }
    var unmeasured = decides.stream().filter(it -> it.value() == null && !it.isHidden()).count();
    if (unmeasured > 0) {
      next.add(text("evaluation.result.next.unmeasured", unmeasured));
    }
    var open =
        decides.stream()
            .filter(it -> it.verdict() == Verdict.INCONCLUSIVE && it.value() != null)
            .toList();
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

  /** By what the rows are known again; empty where by nothing but their number. */
  private static String known(Fingerprint it) {
    return it.sha256() != null ? it.sha256() : it.content() != null ? it.content() : "";
  }

  private static Made made(Measurement measurement) {
    var sources =
        measurement.sources().stream()
            .map(
                it ->
                    new Source(
                        it.name(),
                        Numbers.count(it.fingerprint().rows()),
                        known(it.fingerprint()),
                        it.reading(),
                        it.engine()))
            .toList();
    return new Made(
        sources,
        measurement.identity(),
        measurement.study().parameters().get("confidence") instanceof JsonNumber it
            ? text("evaluation.result.sure", Numbers.exact(100 * it.value()))
            : "",
        measurement.study().parameters().canonical(),
        String.join(";\n\n", measurement.queries()));
  }
}
