package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.measure.Limit;
import org.candor.measure.Unmeasurable;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.fairness.Terms;
import org.candor.measure.performance.Goals;
import org.candor.measure.quality.QualityTerms;
import org.candor.measure.study.DriftRows;
import org.candor.measure.study.DriftStudy;
import org.candor.measure.study.FairnessStudy;
import org.candor.measure.study.PerformanceStudy;
import org.candor.measure.study.ProfileStudy;
import org.candor.measure.study.QualityStudy;
import org.candor.measure.study.ScoreTerms;
import org.candor.measure.study.Study;
import org.candor.register.Unfit;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor asks, read from the words of the command {@code candor measure}: an option a line,
 * its name, a colon, its value.
 */
final class Asking {

  private static final Pattern LINE =
      Pattern.compile("(?:--)?([a-z][a-z-]*)\\s*[:=\\s]\\s*(\\S.*)");

  private static final Map<Question, Set<String>> WORDS =
      Map.of(
          Question.FAIRNESS,
          words("prediction label by favourable reference score score-range"),
          Question.DRIFT,
          words("columns reference-rows current-rows reference-where current-where"),
          Question.QUALITY,
          words("fd key sentinel rule deny label columns"),
          Question.PERFORMANCE,
          words("label prediction score score-range baseline"),
          Question.PROFILE,
          words("columns"));

  /** Options that may stand several times. */
  private static final Set<String> REPEATED = words("fd key sentinel rule deny");

  private final Map<String, List<String>> said = new LinkedHashMap<>();

  private Asking(Question question, List<String> lines) {
    var known = WORDS.getOrDefault(question, Set.of());
    for (var line : lines) {
      var read = LINE.matcher(line.strip());
      if (!read.matches()) {
        throw new Unfit("options", text("evaluation.options.line", line));
      }
      if (!known.contains(read.group(1))) {
        throw new Unfit(
            "options", text("evaluation.options.word", read.group(1), String.join(", ", known)));
      }
      var values = said.computeIfAbsent(read.group(1), _ -> new ArrayList<>());
      values.add(read.group(2).strip());
      if (values.size() > 1 && !REPEATED.contains(read.group(1))) {
        throw new Unfit("options", text("evaluation.options.twice", read.group(1)));
      }
    }
  }

  /**
   * @throws Unfit where that is no question
   */
  static Study study(Monitor monitor) {
    var asking = new Asking(monitor.question(), monitor.options());
    var limits = limits(monitor.limits());
    try {
      return switch (monitor.question()) {
        case FAIRNESS -> asking.fairness(limits);
        case DRIFT -> asking.drift(limits, monitor.reference() != null);
        case QUALITY -> asking.quality(limits);
        case PERFORMANCE -> asking.performance(limits);
        case PROFILE -> new ProfileStudy(asking.columns("columns"));
      };
    } catch (Unmeasurable e) {
      throw new Unfit("options", String.valueOf(e.getMessage()));
    }
  }

  private Study fairness(Map<String, Limit> limits) {
    var favourable = one("favourable", "1");
    if (!favourable.matches("[01]")) {
      throw new Unfit("options", text("evaluation.options.favourable"));
    }
    var by = columns("by");
    var terms =
        Terms.USUAL
            .favouring(Integer.parseInt(favourable))
            .comparedWith(references(by))
            .limitedBy(limits);
    return new FairnessStudy(required("prediction"), required("label"), by, score(), terms);
  }

  private Map<String, String> references(List<String> by) {
    var found = new LinkedHashMap<String, String>();
    for (var each : columns("reference")) {
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

  private Study drift(Map<String, Limit> limits, boolean twoSources) {
    var reference = new DriftRows(one("reference-rows"), one("reference-where"));
    var current = new DriftRows(one("current-rows"), one("current-where"));
    if (!twoSources && reference.equals(current)) {
      throw new Unfit("reference", text("evaluation.options.drift"));
    }
    return new DriftStudy(
        columns("columns"), reference, current, DriftTerms.USUAL.limitedBy(limits));
  }

  private Study quality(Map<String, Limit> limits) {
    return new QualityStudy(
        columns("columns"),
        many("fd"),
        many("key"),
        Set.copyOf(many("sentinel")),
        many("rule"),
        many("deny"),
        one("label"),
        QualityTerms.USUAL.limitedBy(limits));
  }

  private Study performance(Map<String, Limit> limits) {
    return new PerformanceStudy(
        required("label"),
        one("prediction"),
        score(),
        one("baseline"),
        Goals.USUAL.limitedBy(limits));
  }

  private @Nullable ScoreTerms score() {
    var column = one("score");
    if (column == null) {
      return null;
    }
    var range = one("score-range", "0..1");
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

  /** Such as {@code impactRatio=0.9..}, {@code psi=..0.2}. */
  static Map<String, Limit> limits(List<String> lines) {
    var found = new LinkedHashMap<String, Limit>();
    for (var line : lines) {
      int at = line.indexOf('=');
      int dots = line.indexOf("..", at + 1);
      if (at < 1 || dots < 0) {
        throw new Unfit("limits", text("evaluation.limits.line", line));
      }
      found.put(
          line.substring(0, at).strip(),
          limit(line, line.substring(at + 1, dots).strip(), line.substring(dots + 2).strip()));
    }
    return found;
  }

  private static Limit limit(String line, String from, String to) {
    try {
      return new Limit(
          from.isEmpty() ? null : Double.valueOf(from),
          to.isEmpty() ? null : Double.valueOf(to),
          "asked for");
    } catch (IllegalArgumentException _) {
      throw new Unfit("limits", text("evaluation.limits.line", line));
    }
  }

  private String required(String word) {
    var value = one(word);
    if (value == null) {
      throw new Unfit("options", text("evaluation.options.missing", word));
    }
    return value;
  }

  private String one(String word, String otherwise) {
    var value = one(word);
    return value == null ? otherwise : value;
  }

  private @Nullable String one(String word) {
    var values = many(word);
    return values.isEmpty() ? null : values.getFirst();
  }

  private List<String> many(String word) {
    return said.getOrDefault(word, List.of());
  }

  private List<String> columns(String word) {
    return many(word).stream()
        .flatMap(it -> Stream.of(it.split(",")))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .toList();
  }

  private static Set<String> words(String list) {
    return new TreeSet<>(List.of(list.split(" ")));
  }
}
