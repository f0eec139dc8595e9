package org.candor.measure.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Group;
import org.candor.measure.Metric;
import org.candor.measure.Unmeasurable;
import org.candor.measure.study.Findings.ColumnFinding;
import org.jspecify.annotations.Nullable;

/**
 * A measurement as it may leave an organization: without counts of few people, and without numbers
 * that would tell them. Verdicts stay. What the statistics saw is left out, so such a record is for
 * reading and cannot be done again.
 *
 * <p>It is a choice of whoever passes numbers on, no right of whoever sees them: numbers that are
 * told are exact, others are left out whole. Reports for people round instead, and keep what
 * decides.
 */
public final class Suppression {

  /** As many data offices have it. */
  public static final int USUAL = 10;

  /** Says of a record that small counts were left out. */
  static final String MARK = "suppressedBelow";

  private static final int FEWEST = 2;

  /** Shares of rows: with n they tell a count. */
  private static final Set<String> COUNTED =
      Set.of(
          "unknownShare",
          "unjudgedShare",
          "completeness",
          "validity",
          "uniqueness",
          "duplicateRowShare",
          "functionalDependency",
          "denialConstraint",
          "referentialIntegrity",
          "smallestClassShare",
          "conflictingLabelShare",
          "trainTestOverlap",
          "accuracyOfSample",
          "outlierShare",
          "robustOutlierShare",
          "newCategoryShare",
          "accuracy",
          "precision",
          "recall",
          "specificity",
          "negativePredictiveValue",
          "intervalCoverage");

  private static final Set<String> COUNTS =
      Set.of("nulls", "notANumber", "sentinels", "otherValues");
  private static final Set<String> SHARES = Set.of("completeness", "missingShare", "sentinelShare");

  /** Values that single rows have. */
  private static final Set<String> ENDS =
      Set.of("min", "max", "p0", "p1", "p99", "p100", "suggestions");

  private static final Pattern COUNT = Pattern.compile("(?<![\\d.,])\\d[\\d,]*(?![\\d.]*\\d)");

  private final int least;
  private final Set<Group> hidden;
  private final Set<List<String>> views = new HashSet<>();

  private Suppression(Measurement whole, int least) {
    this.least = least;
    this.hidden = SmallGroups.of(whole.findings().groups(), least);
    hidden.forEach(it -> views.add(it.by()));
  }

  /**
   * @param least smallest count that is shown; 0 always is
   * @throws Unmeasurable where every count is larger
   */
  public static Measurement of(Measurement whole, int least) {
    if (least < FEWEST) {
      throw new Unmeasurable("Counts are small below 2 at least, not below " + least + ".");
    }
    return new Suppression(whole, least).shown(whole);
  }

  private Measurement shown(Measurement whole) {
    var all = whole.findings();
    var groups = all.groups().stream().filter(it -> !hidden.contains(it.group())).toList();
    var metrics = all.metrics().stream().map(this::shown).toList();
    Map<String, JsonObject> details = new HashMap<>();
    all.details()
        .forEach(
            (key, detail) -> {
              if (detail.members().values().stream().allMatch(this::isHarmless)) {
                details.put(key, detail);
              }
            });
    metrics.stream().filter(Metric::isHidden).forEach(it -> details.remove(Findings.key(it)));
    var findings =
        new Findings(
            groups,
            metrics,
            all.comparisons().stream().map(this::shown).toList(),
            all.columns().stream().map(this::shown).toList(),
            details);
    var notes = new ArrayList<>(whole.notes().stream().filter(this::isHarmless).toList());
    notes.add(
        "Counts below %d are not shown, nor numbers that would tell them: %,d groups and %,d numbers."
            .formatted(least, hidden.size(), metrics.stream().filter(Metric::isHidden).count()));
    return new Measurement(
        whole.study(),
        whole.sources(),
        whole.queries(),
        Json.object().put(MARK, least).build(),
        findings,
        notes);
  }

  private Metric shown(Metric metric) {
    if (metric.value() == null) {
      return harmless(metric, metric.n());
    }
    boolean beside = views.stream().anyMatch(it -> String.join(" x ", it).equals(metric.of()));
    boolean unknown = metric.name().equals("unknownShare");
    boolean small =
        metric.compared().stream().anyMatch(hidden::contains)
            || (COUNTED.contains(metric.name()) && tells(metric.value(), metric.n()))
            || (unknown && isUnknownHidden(metric))
            || (beside && !unknown && metric.compared().isEmpty()); // of all groups, small ones too
    if (small) {
      return metric.hidden();
    }
    return harmless(metric, beside ? metric.n() / least * least : metric.n());
  }

  /** Rows that were left out are the difference of two counts. */
  private Metric harmless(Metric it, long n) {
    return new Metric(
        it.name(),
        it.of(),
        it.value(),
        it.low(),
        it.high(),
        it.limit(),
        it.verdict(),
        n,
        n == it.n() ? it.needed() : null,
        it.compared(),
        it.notes().stream().filter(this::isHarmless).toList(),
        it.test());
  }

  private boolean isUnknownHidden(Metric metric) {
    return hidden.stream()
        .anyMatch(it -> it.unknown() && String.join(" x ", it.by()).equals(metric.of()));
  }

  /** Whether a share of so many rows, or what is left of them, is few. */
  private boolean tells(double share, long n) {
    long count = Math.round(share * n);
    return isSmall(count) || isSmall(n - count);
  }

  private boolean isSmall(long count) {
    return count > 0 && count < least;
  }

  private boolean isHarmless(Json detail) {
    boolean whole = !(detail instanceof JsonArray || detail instanceof JsonObject);
    return whole && !(detail instanceof JsonNumber it && isSmall(Math.round(it.value())));
  }

  private boolean isHarmless(String note) {
    var counts = COUNT.matcher(note);
    while (counts.find()) {
      var digits = counts.group().replace(",", "");
      if (digits.length() < 10 && isSmall(Long.parseLong(digits))) {
        return false;
      }
    }
    return true;
  }

  private ColumnFinding shown(ColumnFinding column) {
    var facts = Json.object();
    double rows = column.facts().get("n") instanceof JsonNumber it ? it.value() : 0;
    column
        .facts()
        .members()
        .forEach(
            (name, fact) -> {
              var left = shown(name, fact, (long) rows);
              if (left != null) {
                facts.put(name, left);
              }
            });
    return new ColumnFinding(
        column.name(), facts.build(), column.metrics().stream().map(this::shown).toList());
  }

  /** Null where it is left out. */
  private @Nullable Json shown(String name, Json fact, long rows) {
    boolean small =
        ENDS.contains(name)
            || (COUNTS.contains(name)
                && fact instanceof JsonNumber it
                && isSmall((long) it.value()))
            || (SHARES.contains(name)
                && fact instanceof JsonNumber share
                && tells(share.value(), rows));
    if (small) {
      return null;
    }
    return fact instanceof JsonArray array && !array.elements().isEmpty()
        ? counted(name, array)
        : fact;
  }

  /** Values that are not rare; a histogram with a rare part is none. */
  private @Nullable Json counted(String name, JsonArray parts) {
    var left =
        parts.elements().stream()
            .filter(
                it ->
                    !(it instanceof JsonObject part
                        && part.get("n") instanceof JsonNumber n
                        && isSmall((long) n.value())))
            .toList();
    if (left.size() == parts.elements().size()) {
      return parts;
    }
    return name.equals("topValues") && left.size() > 1
        ? Json.array(left.subList(0, left.size() - 1))
        : null;
  }
}
