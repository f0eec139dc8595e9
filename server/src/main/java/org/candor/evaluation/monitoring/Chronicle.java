package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.candor.evaluation.results.Revision;
import org.candor.kernel.PersonId;
import org.candor.measure.reading.Titles;
import org.candor.records.Entry;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;

/**
 * What became of a monitor, as its versions tell: when it failed, who asked it otherwise, who
 * accepted that. Nothing of it can be left out by whoever eased the question. Clauses 9.1 and 10.2.
 *
 * @param versions of the monitor, oldest first
 * @param names of people
 */
record Chronicle(List<Entry<Monitor>> versions, Map<PersonId, String> names) {

  Chronicle {
    versions = List.copyOf(versions);
    names = Map.copyOf(names);
  }

  /** Names of the metrics that decided at a position of the ledger; none for all. */
  List<String> deciding(long seq) {
    var deciding = List.<String>of();
    for (var it : versions) {
      if (it.fromSeq() <= seq) {
        deciding = it.content().decidedBy();
      }
    }
    return deciding;
  }

  /** How it was asked otherwise behind one position of the ledger and up to another. */
  List<Revision> between(long from, long to) {
    var revisions = new ArrayList<Revision>();
    for (int i = 1; i < versions.size(); i++) {
      var it = versions.get(i);
      var before = versions.get(i - 1).content();
      if (it.fromSeq() > from && it.fromSeq() <= to && asksOtherwise(before, it.content())) {
        revisions.add(new Revision(day(it), who(it), what(before, it.content())));
      }
    }
    return revisions;
  }

  /** Failures, what was eased, who accepted it, what was mended: a sentence each, oldest first. */
  List<String> told() {
    var told = new ArrayList<String>();
    for (int i = 0; i < versions.size(); i++) {
      var before = i == 0 ? null : versions.get(i - 1).content();
      told(versions.get(i), before, told);
    }
    return told;
  }

  private void told(Entry<Monitor> entry, @Nullable Monitor before, List<String> told) {
    var it = entry.content();
    var stood = before != null && before.failing();
    if (it.failing() && !stood) {
      told.add(text("evaluation.told.failed", on(entry, it.failedOn()), it.measurement() + ""));
    }
    if (before != null && stood && asksOtherwise(before, it)) {
      var what = new ArrayList<>(limits(before, it));
      what.addAll(what(before, it));
      told.add(text("evaluation.told.eased", day(day(entry)), who(entry), String.join(" ", what)));
    }
    if (before != null && before.eased() == null && it.eased() != null) {
      told.add(text("evaluation.told.passing", on(entry, it.measuredOn()), it.measurement() + ""));
    }
    if (before != null && before.released() == null && it.released() != null) {
      told.add(text("evaluation.told.released", day(day(entry)), who(entry), it.released()));
    }
    if (stood && !it.failing()) {
      told.add(over(entry, Objects.requireNonNull(before)));
    }
  }

  /** An acceptance measures nothing; whatever else ends a failure does. */
  private String over(Entry<Monitor> entry, Monitor before) {
    var it = entry.content();
    if (before.eased() == null || !Objects.equals(before.measurement(), it.measurement())) {
      return text("evaluation.told.mended", on(entry, it.measuredOn()), it.measurement() + "");
    }
    return text(
        "evaluation.told.accepted",
        on(entry, it.acceptedOn()),
        who(entry),
        (it.accepted() == null ? before.eased() : it.accepted()) + "");
  }

  private static boolean asksOtherwise(Monitor before, Monitor now) {
    return !limits(before, now).isEmpty() || !what(before, now).isEmpty();
  }

  /** What is told of limits where the measurements themselves do not. */
  private static List<String> limits(Monitor before, Monitor now) {
    var sentences = new ArrayList<String>();
    if (!before.limits().equals(now.limits())) {
      sentences.add(text("evaluation.told.limits", listed(before.limits()), listed(now.limits())));
    }
    if (!before.decidedBy().equals(now.decidedBy())) {
      sentences.add(
          text("evaluation.told.deciding", titles(before.decidedBy()), titles(now.decidedBy())));
    }
    return sentences;
  }

  private static String listed(List<String> limits) {
    return limits.isEmpty() ? text("evaluation.told.usual") : String.join(", ", limits);
  }

  private static String titles(List<String> metrics) {
    return metrics.isEmpty()
        ? text("evaluation.told.all")
        : String.join(", ", metrics.stream().map(Titles::of).toList());
  }

  /** What changed but limits, a sentence each. */
  private static List<String> what(Monitor before, Monitor now) {
    var sentences = new ArrayList<String>();
    if (before.question() != now.question()) {
      sentences.add(
          text(
              "evaluation.eased.question",
              Labels.question(before.question()),
              Labels.question(now.question())));
    } else {
      options(before, now, sentences);
    }
    var then = source(before);
    var today = source(now);
    if (!then.equals(today)) {
      sentences.add(text("evaluation.eased.rows", then, today));
    }
    return sentences;
  }

  private static String source(Monitor it) {
    return it.reference() == null
        ? it.source()
        : text("evaluation.told.against", it.source(), it.reference());
  }

  private static void options(Monitor before, Monitor now, List<String> sentences) {
    if (before.options().equals(now.options())) {
      return;
    }
    var then = Asking.said(before.question(), before.options());
    var today = Asking.said(now.question(), now.options());
    var names = new TreeSet<>(then.keySet());
    names.addAll(today.keySet());
    for (var name : names) {
      if (!Objects.equals(then.get(name), today.get(name))) {
        sentences.add(
            text("evaluation.eased.option", name, words(then.get(name)), words(today.get(name))));
      }
    }
  }

  private static String words(@Nullable List<String> values) {
    return values == null ? text("evaluation.eased.nothing") : String.join(", ", values);
  }

  /** By name; whoever is a member no more is somebody. */
  private String who(Entry<?> entry) {
    return who(entry.recordedBy());
  }

  String who(@Nullable PersonId person) {
    return person == null
        ? text("evaluation.told.candor")
        : names.getOrDefault(person, text("evaluation.told.somebody"));
  }

  private static String on(Entry<?> entry, @Nullable LocalDate said) {
    return day(said == null ? day(entry) : said);
  }

  private static LocalDate day(Entry<?> entry) {
    return LocalDate.ofInstant(entry.recordedAt(), ZoneOffset.UTC);
  }

  private static String day(LocalDate it) {
    return Times.shortDay(it);
  }
}
