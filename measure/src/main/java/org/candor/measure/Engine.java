package org.candor.measure;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts where the data lives. Every answer has the same bits whatever the engine and its number of
 * threads: counts, sums of whole numbers, values at ranks. Each method throws {@link Unmeasurable}
 * where the source does not fit, a limit is reached, or the engine stops answering.
 */
public interface Engine extends AutoCloseable {

  /** Most combinations of groups, and of groups and bins, that are counted. */
  int MOST_GROUPS = 100_000;

  /** Such as DuckDB v2.0.0. */
  String name();

  Columns columns();

  long rows();

  /** Rows of the slice. */
  long rows(Slice slice);

  /**
   * @param prediction a condition, or a column of 0, 1, true and false
   * @param label likewise
   */
  Confusion confusion(Expression prediction, Expression label, List<String> by);

  /**
   * @param score a column of numbers
   * @param label as above; null counts all rows under a missing label
   */
  ScoreHistogram scores(
      String score, @Nullable Expression label, List<String> by, Bins bins, Slice slice);

  /** Of all rows. */
  default ScoreHistogram scores(
      String score, @Nullable Expression label, List<String> by, Bins bins) {
    return scores(score, label, by, bins, Slice.ALL);
  }

  /** In the order of the columns. */
  List<ColumnProfile> profile(List<String> columns, Slice slice);

  /** Null where there are more than {@code most} different values. */
  @Nullable Categories categories(String column, Slice slice, int most);

  /**
   * The values that occur most often, the commonest first and among equally common ones the lesser;
   * without those that are missing, NaN or infinite.
   */
  List<Frequent> commonest(String column, Slice slice, int most);

  /** How often each finite number occurs; null where there are more than {@code most}. */
  @Nullable SortedMap<Double, Long> values(String column, Slice slice, int most);

  /** Finite numbers in the order of size, those at the given places, the first being 0. */
  List<Double> atRanks(String column, Slice slice, List<Long> ranks);

  /** The median of how far the column's numbers are from a value; NaN without numbers. */
  double medianDistance(String column, Slice slice, double from);

  /**
   * Numbers below the first edge, from each edge up to below the next, and from the last edge on.
   *
   * @param edges ascending
   */
  Histogram between(String column, Slice slice, List<Double> edges);

  /** Numbers in equal bins; those outside are in the first and the last. */
  Histogram within(String column, Slice slice, Bins bins);

  /**
   * @param right empty to ask how far {@code left} is a key
   */
  Dependency dependency(List<String> left, List<String> right);

  /** Rows that take part in such a pair; those without one of the values are in none. */
  long inverted(Inversion pairs);

  /** Rows that repeat an earlier one in every one of these columns, missing values alike. */
  long repeated(List<String> columns);

  /** Rows of the slice for which the condition is true, false, and neither. */
  Truths truths(Expression condition, Slice slice);

  /**
   * Counts, in place of each value of a column, how often it is one of these, without regard to
   * blanks around it: values that stand for a missing one.
   */
  long among(String column, Set<String> texts);

  /** How often values occur together; null where there are more than {@code most} combinations. */
  @Nullable Combinations combinations(List<String> columns, int most);

  /**
   * How far predicted numbers are from actual ones.
   *
   * @param baseline column with another prediction of the same; null without one
   */
  NumberErrors errors(String predicted, String actual, @Nullable String baseline);

  /**
   * Wrong predictions by moment; null where there are more than {@code most} moments.
   *
   * @param order column that says when; null for the order of the rows in the file
   */
  @Nullable Mistakes mistakes(
      Expression prediction, Expression label, @Nullable String order, int most);

  /**
   * Relevant answers to queries in the order of their scores; null where there are more than {@code
   * most}.
   *
   * @param gain column that says how relevant an answer is; 0 is not at all
   */
  @Nullable Answers answers(String query, String gain, String score, int most);

  /** Hands over every row, its values as text; the order means nothing. */
  void each(List<String> columns, Consumer<List<@Nullable String>> reader);

  /** The texts of the queries so far, in order, with {@code ?} where a value was bound. */
  List<String> queries();

  /** How the source is read, without its place, such as the dialect of a CSV file. */
  String reading();

  /**
   * The fingerprint, taken while the source was read.
   *
   * @throws Unmeasurable where the source changed meanwhile
   */
  Fingerprint fingerprint();

  /** What a reader of the results should know, such as that the encoding was guessed. */
  List<String> notes();

  /** Stops what is running, from another thread. */
  void cancel();

  @Override
  void close();

  /**
   * How often a value occurs.
   *
   * @param value as text
   */
  record Frequent(String value, long n) {}

  /** How often a condition holds. */
  record Truths(long yes, long no, long unknown) {}
}
