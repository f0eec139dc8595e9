package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.measure.Limit;
import org.candor.measure.Unmeasurable;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.fairness.Terms;
import org.candor.measure.performance.Goals;
import org.candor.measure.quality.QualityTerms;
import org.candor.measure.study.DriftRows;
import org.candor.measure.study.DriftStudy;
import org.candor.measure.study.EstimateStudy;
import org.candor.measure.study.FairnessStudy;
import org.candor.measure.study.PerformanceStudy;
import org.candor.measure.study.Population;
import org.candor.measure.study.ProfileStudy;
import org.candor.measure.study.QualityStudy;
import org.candor.measure.study.RankingStudy;
import org.candor.measure.study.RegressionStudy;
import org.candor.measure.study.ScoreTerms;
import org.candor.measure.study.SeriesStudy;
import org.candor.measure.study.Study;
import org.candor.register.Unfit;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor asks, read from the words of the command {@code candor measure}: an option a line,
 * its name, a colon, its value.
 */
final class Asking {

  private static final Map<Question, Set<String>> WORDS =
      Map.of(
          Question.FAIRNESS,
          words("prediction label by favourable reference score score-range given population"),
          Question.DRIFT,
          words(
              "columns reference-rows current-rows reference-where current-where prediction label"
                  + " score score-range"),
          Question.QUALITY,
          words(
              "fd key sentinel rule deny label columns references test annotators checked timestamp"
                  + " max-age every lateness outliers population"),
          Question.PERFORMANCE,
          words("label prediction score score-range baseline costs"),
          Question.REGRESSION,
          words("actual predicted baseline quantile interval"),
          Question.RANKING,
          words("query gain score first baseline"),
          Question.SERIES,
          words("prediction label order in-order periods reference-periods"),
          Question.ESTIMATE,
          words("score threshold"),
          Question.PROFILE,
          words("columns sentinel"));

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");

  private final Said said;
  private final Map<String, Limit> limits;

  private Asking(Said said, Map<String, Limit> limits) {
    this.said = said;
    this.limits = limits;
  }

  /** The names of its options. */
  static Set<String> options(Question question) {
    return WORDS.getOrDefault(question, Set.of());
  }

  /** The options by their name, as many values as are said. */
  static Map<String, List<String>> said(Question question, List<String> lines) {
    return Said.of(lines, WORDS.getOrDefault(question, Set.of())).all();
  }

  /**
   * As it would be asked at a moment: some questions are about how old rows are.
   *
   * @throws Unfit where that is no question
   */
  static Study study(Monitor monitor, Instant now) {
    var said = Said.of(monitor.options(), WORDS.getOrDefault(monitor.question(), Set.of()));
    var asking = new Asking(said, limits(monitor.limits()));
    try {
      return switch (monitor.question()) {
        case FAIRNESS -> asking.fairness();
        case DRIFT -> asking.drift(monitor.reference() != null);
        case QUALITY -> asking.quality(now);
        case PERFORMANCE -> asking.performance();
        case REGRESSION -> asking.regression();
        case RANKING -> asking.ranking();
        case SERIES -> asking.series();
        case ESTIMATE -> asking.estimate();
        case PROFILE ->
            new ProfileStudy(said.columns("columns"), Set.copyOf(said.many("sentinel")));
      };
    } catch (Unmeasurable e) {
      throw new Unfit("options", String.valueOf(e.getMessage()));
    }
  }

  /** Further data sources that quality asks of, in the order in which the study wants them. */
  static List<String> others(Monitor monitor) {
    return monitor.question() == Question.QUALITY
        ? FurtherAsking.others(Said.of(monitor.options(), words("references test"), true))
        : List.of();
  }

  private Study fairness() {
    var favourable = said.one("favourable", "1");
    if (!favourable.matches("[01]")) {
      throw new Unfit("options", text("evaluation.options.favourable"));
    }
    var by = said.columns("by");
    var terms =
        Terms.USUAL
            .favouring(Integer.parseInt(favourable))
            .comparedWith(references(by))
            .limitedBy(limits);
    return new FairnessStudy(
        said.required("prediction"),
        said.required("label"),
        by,
        score(),
        said.columns("given"),
        Population.read(said.many("population"), by),
        terms);
  }

  private Map<String, String> references(List<String> by) {
    var found = new LinkedHashMap<String, String>();
    for (var each : said.columns("reference")) {
      int at = each.indexOf('=');
      var column = at < 0 ? "" : each.substring(0, at).strip();
      if (by.contains(column)) {
        found.put(column, each.substring(at + 1).strip());
      } else if (by.size() == 1) {
        found.put(by.getFirst(), each);
      } else {
        throw new Unfit("options", text("evaluation.options.reference", each));
      }
    }
    return found;
  }

  private Study drift(boolean twoSources) {
    var reference = new DriftRows(said.one("reference-rows"), said.one("reference-where"));
    var current = new DriftRows(said.one("current-rows"), said.one("current-where"));
    if (!twoSources && reference.equals(current)) {
      throw new Unfit("reference", text("evaluation.options.drift"));
    }
    var outcomes = new LinkedHashSet<>(said.many("prediction"));
    outcomes.addAll(said.many("label"));
    return new DriftStudy(
        said.columns("columns"),
        reference,
        current,
        List.copyOf(outcomes),
        score(),
        said.one("score") == null ? null : said.one("label"),
        DriftTerms.USUAL.limitedBy(limits));
  }

  private Study quality(Instant now) {
    var further = new FurtherAsking(said, now);
    return new QualityStudy(
        said.columns("columns"),
        said.many("fd"),
        said.many("key"),
        Set.copyOf(said.many("sentinel")),
        said.many("rule"),
        said.many("deny"),
        said.one("label"),
        further.terms(),
        QualityTerms.USUAL.limitedBy(further.limits(limits)));
  }

  private Study performance() {
    var costs = said.pair("costs");
    return new PerformanceStudy(
        said.required("label"),
        said.one("prediction"),
        score(),
        said.one("baseline"),
        costs == null
            ? null
            : new PerformanceStudy.Costs(
                Said.number("costs", costs.getFirst()), Said.number("costs", costs.getLast())),
        Goals.USUAL.limitedBy(limits));
  }

  private Study regression() {
    var ends = said.pair("interval");
    var quantile = said.one("quantile");
    return new RegressionStudy(
        said.required("predicted"),
        said.required("actual"),
        said.one("baseline"),
        quantile == null ? null : Said.number("quantile", quantile),
        ends == null ? null : new RegressionStudy.Band(ends.getFirst(), ends.getLast()),
        Goals.USUAL.limitedBy(limits));
  }

  private Study ranking() {
    return new RankingStudy(
        said.required("query"),
        said.required("gain"),
        said.required("score"),
        said.whole("first", RankingStudy.FIRST),
        said.one("baseline"),
        Goals.USUAL.limitedBy(limits));
  }

  private Study series() {
    var order = said.one("order");
    var inOrder = said.yes("in-order");
    if ((order != null) == inOrder) {
      throw new Unfit("options", text("evaluation.options.order"));
    }
    return new SeriesStudy(
        said.required("prediction"),
        said.required("label"),
        order,
        said.whole("periods", SeriesStudy.PERIODS),
        said.whole("reference-periods", SeriesStudy.REFERENCE),
        DriftTerms.USUAL.limitedBy(limits));
  }

  private Study estimate() {
    return new EstimateStudy(
        said.required("score"),
        Said.number("threshold", said.one("threshold", "0.5")),
        DriftTerms.USUAL.limitedBy(limits));
  }

  private @Nullable ScoreTerms score() {
    var column = said.one("score");
    if (column == null) {
      return null;
    }
    var range = said.one("score-range", "0..1");
    int dots = range.indexOf("..");
    try {
      return new ScoreTerms(
          column,
          Double.parseDouble(range.substring(0, Math.max(0, dots))),
          Double.parseDouble(range.substring(dots + 2)));
    } catch (NumberFormatException _) {
      throw new Unfit("options", text("evaluation.options.range", range));
    }
  }

  /**
   * Such as {@code impactRatio=0.9..}, {@code psi=..0.2}.
   *
   * @throws Unfit for a line that is no limit, or speaks of a number that has one already
   */
  static Map<String, Limit> limits(List<String> lines) {
    var found = new LinkedHashMap<String, Limit>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      int at = line.indexOf('=');
      int dots = line.indexOf("..", at + 1);
      if (at < 1 || dots < 0) {
        throw noLimit(i, line);
      }
      var name = line.substring(0, at).strip();
      var from = line.substring(at + 1, dots).strip();
      var to = line.substring(dots + 2).strip();
      if (found.put(name, limit(i, line, from, to)) != null) {
        throw new Unfit("limits", text("evaluation.limits.twice", i + 1, name));
      }
    }
    return found;
  }

  /** Infinity is none: everything keeps it. */
  private static Limit limit(int row, String line, String from, String to) {
    try {
      return new Limit(end(from), end(to), "asked for");
    } catch (IllegalArgumentException _) {
      throw noLimit(row, line);
    }
  }

  private static @Nullable Double end(String typed) {
    if (typed.isEmpty()) {
      return null;
    }
    var number = NUMBER.matcher(typed).matches() ? Double.parseDouble(typed) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(typed);
    }
    return number;
  }

  private static Unfit noLimit(int row, String line) {
    return new Unfit("limits", text("evaluation.limits.line", line, row + 1));
  }

  static Set<String> words(String list) {
    return new TreeSet<>(List.of(list.split(" ")));
  }
}
