package org.candor.measure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One number with what it rests on. Never NaN and never infinite: what cannot be computed is null,
 * and its verdict, where there is a limit, is INCONCLUSIVE.
 *
 * @param name in camelCase, such as {@code impactRatio}
 * @param of what it was measured on: a column, a rule, columns joined by {@code x}; null for all
 * @param value null where it could not be computed
 * @param low lower end of the interval; null where unknown or unbounded
 * @param high upper end of the interval; null where unknown or unbounded
 * @param limit null where there is nothing to keep to
 * @param verdict null exactly where there is no limit
 * @param n rows the number rests on
 * @param needed rows of the same mix that would likely settle an inconclusive verdict; null where
 *     it is settled, or more rows would not settle it
 * @param compared the group in question, then the one it is compared with; empty where none
 * @param notes short sentences that belong to the number, such as what was left out
 * @param test of whether the two shares that were compared differ at all; null where there are none
 */
public record Metric(
    String name,
    @Nullable String of,
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable Limit limit,
    @Nullable Verdict verdict,
    long n,
    @Nullable Long needed,
    List<Group> compared,
    List<String> notes,
    @Nullable Test test) {

  /** The note of a number that is there and not shown. */
  private static final String HIDDEN = "not shown, since it would tell a small count";

  /**
   * A test of whether two shares are the same.
   *
   * @param name {@code fisherExact} where a count below 5 is expected, else {@code pooledZ}
   * @param p two-sided
   * @param adjusted p over all comparisons alike; Benjamini and Hochberg 1995
   */
  public record Test(String name, double p, double adjusted) {}

  public Metric {
    value = finite(value);
    low = finite(low);
    high = finite(high);
    compared = List.copyOf(compared);
    notes = List.copyOf(notes);
    if ((limit == null) != (verdict == null)) {
      throw new IllegalArgumentException(name + ": a verdict needs a limit, and a limit a verdict");
    }
  }

  /** Without a test. */
  public Metric(
      String name,
      @Nullable String of,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Limit limit,
      @Nullable Verdict verdict,
      long n,
      @Nullable Long needed,
      List<Group> compared,
      List<String> notes) {
    this(name, of, value, low, high, limit, verdict, n, needed, compared, notes, null);
  }

  /** A number without a limit. */
  public static Metric shown(String name, double value, long n) {
    return new Metric(name, null, value, null, null, null, null, n, null, List.of(), List.of());
  }

  /** A number with its interval, without a limit. */
  public static Metric shown(String name, Interval interval, long n) {
    return new Metric(
        name,
        null,
        interval.value(),
        interval.low(),
        interval.high(),
        null,
        null,
        n,
        null,
        List.of(),
        List.of());
  }

  /** Judged by its whole interval. */
  public static Metric judged(String name, Interval interval, Limit limit, long n) {
    Verdict verdict = limit.judge(interval);
    return new Metric(
        name,
        null,
        interval.value(),
        interval.low(),
        interval.high(),
        limit,
        verdict,
        n,
        verdict == Verdict.INCONCLUSIVE ? Needed.rows(interval, limit, n) : null,
        List.of(),
        List.of());
  }

  /** Could not be computed, for the reason given. */
  public static Metric unmeasured(String name, @Nullable Limit limit, long n, String why) {
    Verdict verdict = limit == null ? null : Verdict.INCONCLUSIVE;
    return new Metric(
        name, null, null, null, null, limit, verdict, n, null, List.of(), List.of(why));
  }

  public Metric on(String what) {
    return new Metric(
        name, what, value, low, high, limit, verdict, n, needed, compared, notes, test);
  }

  public Metric comparing(Group... groups) {
    return new Metric(
        name, of, value, low, high, limit, verdict, n, needed, List.of(groups), notes, test);
  }

  public Metric noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new Metric(name, of, value, low, high, limit, verdict, n, needed, compared, more, test);
  }

  /** The same number, not settled after all, for the reason given. */
  public Metric unsettled(String why, @Nullable Long rowsNeeded) {
    Verdict open = limit == null ? null : Verdict.INCONCLUSIVE;
    return new Metric(name, of, value, low, high, limit, open, n, rowsNeeded, compared, notes, test)
        .noting(why);
  }

  /** The same number under another name. */
  public Metric named(String other) {
    return new Metric(
        other, of, value, low, high, limit, verdict, n, needed, compared, notes, test);
  }

  public Metric tested(@Nullable Test how) {
    return new Metric(name, of, value, low, high, limit, verdict, n, needed, compared, notes, how);
  }

  /** The same without anything that would tell a small count; what it was judged stays. */
  public Metric hidden() {
    return new Metric(
        name, of, null, null, null, limit, verdict, 0, null, compared, List.of(HIDDEN), null);
  }

  public boolean isHidden() {
    return value == null && notes.contains(HIDDEN);
  }

  private static @Nullable Double finite(@Nullable Double number) {
    return number == null || !Double.isFinite(number) ? null : number;
  }
}
