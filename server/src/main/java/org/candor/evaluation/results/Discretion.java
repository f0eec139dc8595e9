package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candor.measure.Group;
import org.candor.measure.Metric;
import org.candor.measure.fairness.FairnessReport.GroupRates;
import org.candor.measure.study.Findings;
import org.candor.measure.study.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * What is not told of few people where a report leaves the organization: nothing of a group of
 * fewer than ten, and of as many others not how many they are, so that no number that is hidden can
 * be computed from those that are told. What rests on counts beside them is rounded to tens.
 *
 * <p>A report is for people who read verdicts, so a number that decides stays, rounded, without the
 * group that it is about. {@link org.candor.measure.study.Suppression} is for programs: it keeps
 * every number to the last digit and so has to leave out whole ones, all that the statistics saw
 * among them. Neither knows who asks: whoever may see a measurement may see all of it.
 *
 * @param on whether anything is hidden at all
 * @param small groups of which nothing is told
 * @param uncounted those and others of which it is not told how many they are
 * @param undivided those and others of which it is not told how many were judged rightly
 */
record Discretion(boolean on, Set<Group> small, Set<Group> uncounted, Set<Group> undivided) {

  /** Fewer than these are hidden. */
  static final long LEAST = 10;

  /** The share of rows of no known group: with all rows it is a count. */
  private static final String UNKNOWN = "unknownShare";

  /** How many are left out of a number, behind the name of each group. */
  private static final Pattern COUNTED = Pattern.compile(" \\([0-9][0-9,.]*\\)");

  /** So few rows, as a note counts them. */
  private static final Pattern FEW_ROWS = Pattern.compile("(?<![\\d.,])[1-9] rows?\\b");

  /** Everything is told. */
  static final Discretion NONE = new Discretion(false, Set.of(), Set.of(), Set.of());

  Discretion {
    small = Set.copyOf(small);
    uncounted = Set.copyOf(uncounted);
    undivided = Set.copyOf(undivided);
  }

  static Discretion of(Findings findings) {
    Map<Group, Long> counts = new HashMap<>();
    findings.groups().stream()
        .filter(it -> !it.group().equals(Group.ALL))
        .forEach(it -> counts.put(it.group(), it.cell().n()));
    var small = groups(findings, it -> few(it.cell().n()));
    var uncounted = closed(small, counts);
    var parts = groups(findings, Discretion::hasFew);
    parts.addAll(uncounted);
    return new Discretion(true, small, uncounted, closed(parts, counts));
  }

  static boolean few(long count) {
    return count < LEAST;
  }

  private static boolean hasFew(GroupRates it) {
    var cell = it.cell();
    return Stream.of(cell.tp(), cell.fp(), cell.fn(), cell.tn()).anyMatch(Discretion::few);
  }

  private static Set<Group> groups(Findings findings, Predicate<GroupRates> those) {
    return findings.groups().stream()
        .filter(it -> !it.group().equals(Group.ALL))
        .filter(those)
        .map(GroupRates::group)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /**
   * With as many more as it takes: wherever counts add up to one that is known, none is hidden
   * alone. The smallest that is told goes first.
   */
  static Set<Group> closed(Set<Group> hidden, Map<Group, Long> counts) {
    var all = new HashSet<>(hidden);
    var sums = sums(counts.keySet());
    boolean found = true;
    while (found) {
      found = false;
      for (var sum : sums) {
        if (sum.stream().filter(all::contains).count() == 1) {
          found |=
              sum.stream()
                  .filter(it -> !all.contains(it))
                  .min(Comparator.comparing((Group it) -> counts.getOrDefault(it, 0L)))
                  .map(all::add)
                  .orElse(false);
        }
      }
    }
    return all;
  }

  /**
   * Groups of one view add up to all rows; those of columns that are crossed add up to a group of
   * fewer columns, which then is one of them.
   */
  private static List<List<Group>> sums(Set<Group> groups) {
    var views = groups.stream().collect(Collectors.groupingBy(Group::by));
    var sums = new ArrayList<>(views.values());
    views.forEach(
        (wider, wholes) ->
            views.forEach(
                (finer, parts) -> {
                  if (finer.size() > wider.size() && finer.containsAll(wider)) {
                    var within =
                        parts.stream().collect(Collectors.groupingBy(it -> within(it, wider)));
                    for (var whole : wholes) {
                      var sum = new ArrayList<>(within.getOrDefault(whole.values(), List.of()));
                      sum.add(whole);
                      sums.add(sum);
                    }
                  }
                }));
    return sums;
  }

  /** The values that a group has in some of its columns. */
  private static List<@Nullable String> within(Group part, List<String> by) {
    var values = new ArrayList<@Nullable String>();
    by.forEach(it -> values.add(part.values().get(part.by().indexOf(it))));
    return values;
  }

  boolean tells(Group group) {
    return !small.contains(group);
  }

  boolean counts(Group group) {
    return !uncounted.contains(group);
  }

  boolean divides(Group group) {
    return !undivided.contains(group);
  }

  /** How many groups of a view are left out. */
  long leftOut(List<String> by) {
    return small.stream().filter(it -> it.by().equals(by)).count();
  }

  /** The measurement without what is hidden; the verdicts are those of all rows. */
  Measurement told(Measurement it) {
    var findings = it.findings();
    var fewRows = text("evaluation.result.hidden.rows", LEAST);
    var told =
        new Findings(
            findings.groups().stream().filter(each -> tells(each.group())).toList(),
            findings.metrics().stream().flatMap(this::told).toList(),
            findings.comparisons().stream().filter(this::tells).map(this::rounded).toList(),
            findings.columns(),
            findings.details());
    return new Measurement(
        it.study(),
        it.sources(),
        it.queries(),
        it.aggregates(),
        told,
        it.notes().stream().map(note -> FEW_ROWS.matcher(note).replaceAll(fewRows)).toList());
  }

  private boolean tells(Metric metric) {
    return metric.compared().stream().allMatch(this::tells);
  }

  /** A number that decides stays, without the group that it is about. */
  private Stream<Metric> told(Metric metric) {
    if (metric.name().equals(UNKNOWN) && small.stream().anyMatch(Group::unknown)) {
      return Stream.of(roughly(rounded(metric)));
    }
    if (tells(metric)) {
      return Stream.of(rounded(metric));
    }
    return metric.verdict() == null ? Stream.empty() : Stream.of(rounded(metric.comparing()));
  }

  /** Where nobody is hidden, counts stay as they are. */
  private Metric rounded(Metric it) {
    long n = small.isEmpty() ? it.n() : Math.round((double) it.n() / LEAST) * LEAST;
    return with(it, it.value(), it.low(), it.high(), n);
  }

  /** A share in whole percent, never less than it is. */
  private static Metric roughly(Metric it) {
    return with(it, up(it.value()), up(it.low()), up(it.high()), it.n());
  }

  private static @Nullable Double up(@Nullable Double share) {
    return share == null ? null : (Double) (Math.ceil(100 * share) / 100);
  }

  private static Metric with(
      Metric it, @Nullable Double value, @Nullable Double low, @Nullable Double high, long n) {
    return new Metric(
        it.name(),
        it.of(),
        value,
        low,
        high,
        it.limit(),
        it.verdict(),
        n,
        it.needed(),
        it.compared(),
        it.notes().stream().map(note -> COUNTED.matcher(note).replaceAll("")).toList());
  }
}
