package org.candor.measure.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A number in plain words: the answer, why it is believed, what follows. It says that things
 * differ, never why, and never that nothing is wrong where the rows cannot tell.
 *
 * @param answer one sentence
 * @param why one sentence: rows, interval, limit
 * @param next what to do or mind; empty where nothing
 */
public record Reading(String answer, String why, String next) {

  private static final double NEARLY = 1e-12;
  private static final String CAUSE =
      "The number says that it is so, not why: find the cause before acting.";

  public static Reading of(Metric metric, Vocabulary words) {
    return new Reading(answer(metric, words), why(metric, words), next(metric, words));
  }

  /** All of it as one text. */
  public String text() {
    return next.isEmpty() ? answer + " " + why : answer + " " + why + " " + next;
  }

  /** What the metric is called, unless it begins with that, then what it says among others. */
  public static String line(Metric metric, Vocabulary words) {
    String title = Phrases.title(metric);
    String on = Phrases.on(metric);
    String said = among(metric, words);
    if (said.startsWith(title) || Phrases.names(metric)) {
      return said;
    }
    return title + ": " + (said.startsWith(on) ? said.substring(on.length()) : said);
  }

  /** One of many: what follows from any broken limit is left out. */
  public static String among(Metric metric, Vocabulary words) {
    StringBuilder line = new StringBuilder(answer(metric, words));
    String why = why(metric, words);
    if (!why.isEmpty()) {
      line.append(' ').append(why);
    }
    for (String each : remarks(metric, words)) {
      line.append(' ').append(each);
    }
    return line.toString();
  }

  private static String answer(Metric metric, Vocabulary words) {
    Double value = metric.value();
    if (value == null) {
      return Phrases.title(metric)
          + (metric.isHidden() ? " was measured." : " could not be measured.");
    }
    return Phrases.sentence(metric, value, words);
  }

  private static String why(Metric metric, Vocabulary words) {
    Limit limit = metric.limit();
    Verdict verdict = metric.verdict();
    String rows = "With " + Numbers.count(metric.n()) + " " + words.rows();
    if (metric.isHidden()) {
      return verdict == null || limit == null ? "" : hidden(verdict, Numbers.limit(limit));
    }
    if (metric.value() == null) {
      return limit == null ? "" : "A missing measurement keeps no limit.";
    }
    Figures figures = Figures.of(metric);
    String interval = figures.interval();
    if (limit == null || verdict == null) {
      return interval.isEmpty() ? rows + "." : rows + " the interval is " + interval + ".";
    }
    String keeps = verdict == Verdict.PASS ? "keeps" : "breaks";
    if (metric.name().equals("robustZ")) {
      return "Among %s earlier measurements that %s the limit of %s."
          .formatted(Numbers.count(metric.n()), keeps, figures.limit());
    }
    if (counted(metric)) {
      return "All %s %s were counted; that %s the limit of %s."
          .formatted(
              Numbers.count(metric.n()),
              words.rows(),
              verdict == Verdict.INCONCLUSIVE ? "does not settle" : keeps,
              figures.limit());
    }
    String start = interval.isEmpty() ? rows : rows + " the interval is " + interval;
    return start
        + switch (verdict) {
          case PASS -> ", all of it within the limit of " + figures.limit() + ".";
          case FAIL ->
              ", all of it beyond the limit of "
                  + figures.limit()
                  + ", so chance does not explain it.";
          case INCONCLUSIVE ->
              ", and the limit is " + figures.limit() + ": this does not settle it.";
        };
  }

  private static String hidden(Verdict verdict, String limit) {
    return switch (verdict) {
      case PASS -> "It keeps the limit of " + limit + ".";
      case FAIL -> "It breaks the limit of " + limit + ".";
      case INCONCLUSIVE -> "Whether it keeps the limit of " + limit + " is not settled.";
    };
  }

  private static String next(Metric metric, Vocabulary words) {
    List<String> sentences = new ArrayList<>();
    if (metric.verdict() == Verdict.FAIL) {
      sentences.add(CAUSE);
    }
    sentences.addAll(remarks(metric, words));
    return String.join(" ", sentences);
  }

  /** How many rows would settle it, and what belongs to the number. */
  private static List<String> remarks(Metric metric, Vocabulary words) {
    List<String> sentences = new ArrayList<>();
    Long needed = metric.needed();
    if (metric.verdict() == Verdict.INCONCLUSIVE && needed != null) {
      sentences.add(
          "About "
              + Numbers.count(Numbers.rounded(needed))
              + " "
              + words.rows()
              + " of the same mix would likely settle it.");
    }
    sentences.addAll(notes(metric));
    return sentences;
  }

  /** What belongs to the number, a sentence each. */
  public static List<String> notes(Metric metric) {
    return metric.notes().stream().map(Reading::finished).toList();
  }

  /** Nothing was sampled: the interval is the value. */
  public static boolean counted(Metric metric) {
    return same(metric.low(), metric.value()) && same(metric.high(), metric.value());
  }

  private static boolean same(@Nullable Double a, @Nullable Double b) {
    return a != null && b != null && Math.abs(a - b) <= NEARLY;
  }

  private static String finished(String note) {
    String text = note.substring(0, 1).toUpperCase(Locale.ROOT) + note.substring(1);
    return text.endsWith(".") ? text : text + ".";
  }
}
