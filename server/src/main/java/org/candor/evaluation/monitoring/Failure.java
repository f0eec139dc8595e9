package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.measure.Limit;
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
 */
record Failure(
    Question question,
    List<String> rows,
    Map<String, List<String>> options,
    Map<String, Limit> limits) {

  private static final String QUESTION = "question";
  private static final String ROWS = "rows";
  private static final String LIMIT = "limit";

  /** Options with several values: each is a question of its own. */
  private static final Set<String> LISTS =
      Set.of(
          "by",
          "given",
          "population",
          "fd",
          "key",
          "sentinel",
          "rule",
          "deny",
          "checked",
          "references");

  /** Options that only ask more where nothing was asked before. */
  private static final Set<String> MORE =
      Set.of(
          "score",
          "score-range",
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
  }

  /** What failed now. */
  static Failure of(Monitor asked, Measurement found) {
    var broken = new LinkedHashMap<String, Limit>();
    for (var metric : Outcome.deciding(found.findings(), asked.decidedBy())) {
      if (metric.verdict() == Verdict.FAIL && metric.limit() != null) {
        broken.putIfAbsent(metric.name(), metric.limit());
      }
    }
    return new Failure(
        asked.question(), rows(found), Asking.said(asked.question(), asked.options()), broken);
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
    all.putAll(before.limits);
    return eased
        ? new Failure(before.question, before.rows, before.options, all)
        : new Failure(question, rows, options, all);
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
    limits.forEach((metric, limit) -> limit(sentences, metric, limit, now, found));
    options(sentences, Asking.said(question, now.options()));
    return List.copyOf(sentences);
  }

  private static void limit(
      List<String> sentences, String metric, Limit then, Monitor now, Measurement found) {
    var limit =
        Outcome.deciding(found.findings(), now.decidedBy()).stream()
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

  private static boolean asksAll(
      String name, @Nullable List<String> then, @Nullable List<String> now) {
    if (Objects.equals(then, now)) {
      return true;
    }
    if (then == null) {
      return LISTS.contains(name) || MORE.contains(name);
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
    var limits = new ArrayList<String>();
    var options = new LinkedHashMap<String, List<String>>();
    for (var line : lines.lines().toList()) {
      int at = line.indexOf(": ");
      var name = line.substring(0, Math.max(0, at));
      var value = line.substring(at + 2);
      switch (name) {
        case QUESTION -> question = Question.valueOf(value);
        case ROWS -> rows.add(value);
        case LIMIT -> limits.add(value);
        default -> options.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    return new Failure(question, rows, options, Asking.limits(limits));
  }
}
