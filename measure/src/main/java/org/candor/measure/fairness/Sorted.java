package org.candor.measure.fairness;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candor.measure.Group;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Groups with enough rows to judge, and those without. Events are expected at the rate of all
 * groups together, so that a group in which nothing ever happens is not excused by that.
 *
 * @param enough to be judged
 * @param few with rows, but not enough
 */
record Sorted(List<Share> enough, List<Share> few, Terms terms, double pooled, long rows) {

  static final String TOO_FEW = "too few rows or events to judge";
  private static final int NAMED = 5;

  static Sorted of(List<Share> shares, Terms terms) {
    long rows = shares.stream().mapToLong(Share::n).sum();
    double pooled = rows == 0 ? 0 : (double) shares.stream().mapToLong(Share::k).sum() / rows;
    List<Share> enough = new ArrayList<>();
    List<Share> few = new ArrayList<>();
    for (Share share : shares) {
      if (factor(share, pooled, terms) <= 1) {
        enough.add(share);
      } else {
        few.add(share);
      }
    }
    return new Sorted(List.copyOf(enough), List.copyOf(few), terms, pooled, rows);
  }

  /** By how much a group would have to grow to be judged; infinite where that would not do. */
  private static double factor(Share share, double pooled, Terms terms) {
    double events = share.n() * Math.min(pooled, 1 - pooled);
    return Math.max((double) terms.leastRows() / share.n(), terms.leastEvents() / events);
  }

  /** Those to compute with: the judged ones, or, where fewer than two are, all that have rows. */
  List<Share> used() {
    if (enough.size() >= 2) {
      return enough;
    }
    List<Share> all = new ArrayList<>(enough);
    few.stream().filter(share -> share.n() > 0).forEach(all::add);
    return all;
  }

  Metric settle(Metric metric) {
    return settle(metric, "");
  }

  /**
   * The metric, with what was not judged; no PASS while a group that counts is not judged.
   *
   * @param which rows are meant where not all are, such as " truly 1"
   */
  Metric settle(Metric metric, String which) {
    if (few.isEmpty()) {
      return metric;
    }
    if (enough.size() < 2) {
      return metric.unsettled(TOO_FEW + which + ": " + names(few), needed(few));
    }
    List<Share> counting =
        few.stream().filter(share -> share.n() >= terms.leaveOut() * rows).toList();
    if (metric.verdict() == Verdict.PASS && !counting.isEmpty()) {
      return metric.unsettled(TOO_FEW + which + ": " + names(counting), needed(counting));
    }
    return metric.noting("left out, too few rows or events" + which + ": " + names(few));
  }

  private @Nullable Long needed(List<Share> lacking) {
    double factor =
        lacking.stream().mapToDouble(share -> factor(share, pooled, terms)).max().orElse(1);
    return times(rows, factor);
  }

  /** Null where no number of rows would do. */
  static @Nullable Long times(long rows, double factor) {
    double needed = Math.ceil(rows * factor);
    return needed < 1e15 ? (Long) (long) needed : null;
  }

  /** By how much each group would have to grow to be judged. */
  Map<Group, Double> growth() {
    Map<Group, Double> growth = new HashMap<>();
    for (Share share : few) {
      growth.put(share.group(), factor(share, pooled, terms));
    }
    return growth;
  }

  /** A few by name; of many how many they are, why, and which of them is largest. */
  private String names(List<Share> shares) {
    if (shares.size() <= NAMED) {
      return shares.stream().map(Sorted::name).collect(Collectors.joining("; "));
    }
    long small = shares.stream().filter(share -> share.n() < terms.leastRows()).count();
    Share largest = shares.stream().max(Comparator.comparingLong(Share::n)).orElseThrow();
    String which = small == 0 || small == shares.size() ? "" : ", %,d of them".formatted(small);
    String rows = small == 0 ? "" : " with fewer than %,d rows".formatted(terms.leastRows());
    return "%,d of %,d groups%s%s, the largest %s"
        .formatted(shares.size(), enough.size() + few.size(), which, rows, name(largest));
  }

  private static String name(Share share) {
    return "%s (%,d)".formatted(share.group().words(), share.n());
  }
}
