package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.reading.Numbers;
import org.candor.measure.reading.Titles;
import org.candor.measure.study.Measured;
import org.candor.measure.study.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * How a monitor asked when it broke a limit, so that asking less afterwards does not pass for
 * mending. Clauses 9.1 and 10.2.
 *
 * <p>What may change without a word is whatever asks as much or more: further groups, rules and
 * limits, stricter limits; not further columns or annotators, which dilute those that failed.
 * Everything else, a limit taken out or loosened, a group or a column left out, other rows, is
 * named and waits for a person to answer for it.
 *
 * @param rows the sources as they were measured, the reference first
 * @param options by their name, each with its values
 * @param limits those that were broken, by the name of the metric
 * @param broken the numbers that broke them: {@code impactRatio of sex}
 */
record Failure(
    Question question,
    List<String> rows,
    Map<String, List<String>> options,
    Map<String, Limit> limits,
    Set<String> broken) {

  private static final String QUESTION = "question";
  private static final String ROWS = "rows";
  private static final String LIMIT = "limit";
  private static final String BROKEN = "broken";
  private static final String OF = " of ";

  /**
   * Options with several values: each is a question of its own, and a further one leaves the
   * numbers of the others as they are. Not so sentinels, of which a further one changes what counts
   * as missing.
   */
  private static final Set<String> LISTS =
      Set.of("by", "given", "fd", "key", "rule", "deny", "checked", "references");

  /** Options that only ask more where nothing was asked before: no number that was there moves. */
  private static final Set<String> MORE =
      Set.of(
          "score",
          "baseline",
          "costs",
          "quantile",
          "interval",
          "label",
          "prediction",
          "test",
          "timestamp",
          "every",
          "lateness",
          "outliers");

  /** Options that are limits, and compared as such. */
  private static final Set<String> LIMITS = Set.of("max-age");

  Failure {
    rows = List.copyOf(rows);
    options = Map.copyOf(options);
    limits = Map.copyOf(limits);
    broken = Set.copyOf(broken);
  }

  /** What failed now. */
  static Failure of(Monitor asked, Measurement found) {
    var limits = new LinkedHashMap<String, Limit>();
    var broken = new LinkedHashSet<String>();
    for (var metric : Outcome.deciding(found.findings(), asked.decidedBy())) {
      if (metric.verdict() == Verdict.FAIL && metric.limit() != null) {
        limits.putIfAbsent(metric.name(), metric.limit());
        broken.add(number(metric));
      }
    }
    var options = Asking.said(asked.question(), asked.options());
    return new Failure(asked.question(), rows(found), options, limits, broken);
  }

  /** Columns that are crossed are the same in any order. */
  private static String number(Metric it) {
    if (it.of() == null) {
      return it.name();
    }
    var columns = it.of().replace('\n', ' ').split(" x ");
    return it.name() + OF + Stream.of(columns).sorted().collect(Collectors.joining(" x "));
  }

  /** A file that is uploaded anew is the same source; a path or a table is part of its name. */
  private static List<String> rows(Measurement found) {
    return found.sources().stream().map(Failure::row).toList();
  }

  private static String row(Measured it) {
    var row = it.fingerprint().sha256() == null ? it.place() + " " + it.name() : it.place();
    return row.replace('\n', ' ');
  }

  /** This one, and what failed before it and was not asked since. */
  Failure beside(Failure before, boolean eased) {
    var all = new LinkedHashMap<>(limits);
    before.limits.forEach((name, limit) -> all.merge(name, limit, Failure::stricter));
    var numbers = new LinkedHashSet<>(broken);
    numbers.addAll(before.broken);
    return eased
        ? new Failure(before.question, before.rows, before.options, all, numbers)
        : new Failure(question, rows, options, all, numbers);
  }

  /** A value that keeps it keeps both, where there is such a value. */
  private static Limit stricter(Limit now, Limit before) {
    var least = greater(now.atLeast(), before.atLeast());
    var most = now.atMost() == null ? before.atMost() : now.atMost();
    if (before.atMost() != null && most != null) {
      most = Math.min(most, before.atMost());
    }
    return least != null && most != null && least > most
        ? before
        : new Limit(least, most, before.source());
  }

  private static @Nullable Double greater(@Nullable Double one, @Nullable Double other) {
    return one == null ? other : other == null ? one : Double.valueOf(Math.max(one, other));
  }

  /** What is no longer asked of it, a sentence each; nothing where all of it is. */
  List<String> eased(Monitor now, Measurement found) {
    if (now.question() != question) {
      return List.of(
          text(
              "evaluation.eased.question",
              Labels.question(question),
              Labels.question(now.question())));
    }
    var sentences = new ArrayList<String>();
    var rowsNow = rows(found);
    if (!rowsNow.equals(rows)) {
      sentences.add(
          text("evaluation.eased.rows", String.join(", ", rows), String.join(", ", rowsNow)));
    }
    var judged = Outcome.deciding(found.findings(), now.decidedBy());
    new TreeMap<>(limits).forEach((metric, limit) -> limit(sentences, metric, limit, judged));
    gone(judged).forEach(it -> sentences.add(text("evaluation.eased.gone", it)));
    options(sentences, Asking.said(question, now.options()));
    return List.copyOf(sentences);
  }

  /** Numbers that are judged no more, though others of their name are: a column that went. */
  private List<String> gone(List<Metric> judged) {
    var names = judged.stream().map(Metric::name).collect(Collectors.toSet());
    var numbers = judged.stream().map(Failure::number).collect(Collectors.toSet());
    return broken.stream()
        .filter(it -> !numbers.contains(it) && names.contains(it.split(OF, 2)[0]))
        .sorted()
        .map(Failure::title)
        .toList();
  }

  private static String title(String number) {
    var parts = number.split(OF, 2);
    return parts.length == 1
        ? Titles.of(parts[0])
        : text("evaluation.result.of", Titles.of(parts[0]), parts[1]);
  }

  private static void limit(
      List<String> sentences, String metric, Limit then, List<Metric> judged) {
    var limit =
        judged.stream()
            .filter(it -> it.name().equals(metric))
            .flatMap(it -> Stream.ofNullable(it.limit()))
            .findFirst();
    var title = Titles.of(metric);
    if (limit.isEmpty()) {
      sentences.add(text("evaluation.eased.limit.gone", title, Numbers.limit(then)));
    } else if (looser(then, limit.get())) {
      sentences.add(
          text(
              "evaluation.eased.limit.loose",
              title,
              Numbers.limit(then),
              Numbers.limit(limit.get())));
    }
  }

  private static boolean looser(Limit then, Limit now) {
    return least(now) < least(then) || most(now) > most(then);
  }

  private static double least(Limit it) {
    return it.atLeast() == null ? Double.NEGATIVE_INFINITY : it.atLeast();
  }

  private static double most(Limit it) {
    return it.atMost() == null ? Double.POSITIVE_INFINITY : it.atMost();
  }

  private void options(List<String> sentences, Map<String, List<String>> now) {
    var names = new TreeSet<>(options.keySet());
    names.addAll(now.keySet());
    names.removeAll(LIMITS);
    for (var name : names) {
      var then = options.get(name);
      var today = now.get(name);
      if (!asksAll(name, then, today)) {
        sentences.add(text("evaluation.eased.option", name, words(then), words(today)));
      }
    }
  }

  private boolean asksAll(String name, @Nullable List<String> then, @Nullable List<String> now) {
    if (Objects.equals(then, now)) {
      return true;
    }
    if (then == null) {
      // The range of a score that was asked before moves what was measured of it.
      var scored = name.equals("score-range") && !options.containsKey("score");
      return scored || LISTS.contains(name) || MORE.contains(name);
    }
    return now != null && LISTS.contains(name) && now.containsAll(then);
  }

  private static String words(@Nullable List<String> values) {
    return values == null ? text("evaluation.eased.nothing") : String.join(", ", values);
  }

  /** As it is kept with the monitor, a line each; {@link #read} reads it. */
  String lines() {
    var lines = new ArrayList<String>();
    lines.add(QUESTION + ": " + question);
    rows.forEach(it -> lines.add(ROWS + ": " + it));
    new TreeMap<>(options)
        .forEach((name, values) -> values.forEach(it -> lines.add(name + ": " + it)));
    new TreeMap<>(limits)
        .forEach((metric, it) -> lines.add(LIMIT + ": " + metric + "=" + ends(it)));
    broken.stream().sorted().forEach(it -> lines.add(BROKEN + ": " + it));
    return String.join("\n", lines);
  }

  private static String ends(Limit it) {
    return (it.atLeast() == null ? "" : it.atLeast())
        + ".."
        + (it.atMost() == null ? "" : it.atMost());
  }

  static Failure read(String lines) {
    var question = Question.PROFILE;
    var rows = new ArrayList<String>();
    var limits = new LinkedHashMap<String, Limit>();
    var broken = new LinkedHashSet<String>();
    var options = new LinkedHashMap<String, List<String>>();
    for (var line : lines.lines().toList()) {
      int at = line.indexOf(": ");
      var name = line.substring(0, Math.max(0, at));
      var value = line.substring(at + 2);
      switch (name) {
        case QUESTION -> question = Question.valueOf(value);
        case ROWS -> rows.add(value);
        case LIMIT -> limits.put(value.substring(0, value.indexOf('=')), limit(value));
        case BROKEN -> broken.add(value);
        default -> options.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    return new Failure(question, rows, options, limits, broken);
  }

  /** As {@link #ends} wrote it, whatever a limit may be today. */
  private static Limit limit(String written) {
    var ends = written.substring(written.indexOf('=') + 1);
    int dots = ends.indexOf("..");
    var from = ends.substring(0, dots);
    var to = ends.substring(dots + 2);
    return new Limit(
        from.isEmpty() ? null : Double.valueOf(from),
        to.isEmpty() ? null : Double.valueOf(to),
        "asked for");
  }
}
