package org.candor.measure.performance;

import java.util.List;
import java.util.function.Predicate;
import org.candor.measure.ScoreHistogram;
import org.candor.measure.ScoreHistogram.Part;
import org.jspecify.annotations.Nullable;

/**
 * The scores of some groups together, in bins, by label.
 *
 * @param negative rows of label 0 in each bin
 * @param positive rows of label 1 in each bin
 * @param negativeSums sums of their scores
 * @param positiveSums sums of their scores
 * @param unlabelled rows with a score and no label
 * @param missing rows without a score that is a number
 * @param outside scores beyond the first or last bin, counted there
 */
public record Scores(
    double low,
    double high,
    long[] negative,
    long[] positive,
    double[] negativeSums,
    double[] positiveSums,
    long unlabelled,
    long missing,
    long outside) {

  private static final double SCALE = 1e9;

  /** The parts whose group is wanted, added up. */
  public static Scores of(ScoreHistogram histogram, Predicate<List<@Nullable String>> wanted) {
    int bins = histogram.bins();
    long[][] counts = new long[2][bins];
    double[][] sums = new double[2][bins];
    long unlabelled = 0;
    long missing = 0;
    long outside = 0;
    for (Part part : histogram.parts()) {
      if (!wanted.test(part.group())) {
        continue;
      }
      missing += part.missing() + part.notANumber();
      outside += part.outside();
      Integer label = part.label();
      for (int i = 0; i < bins; i++) {
        if (label == null) {
          unlabelled += part.counts()[i];
        } else {
          counts[label][i] += part.counts()[i];
          sums[label][i] += part.sums()[i] / SCALE;
        }
      }
    }
    return new Scores(
        histogram.low(),
        histogram.high(),
        counts[0],
        counts[1],
        sums[0],
        sums[1],
        unlabelled,
        missing,
        outside);
  }

  public static Scores of(ScoreHistogram histogram) {
    return of(histogram, _ -> true);
  }

  /** Labelled rows with a score. */
  public long n() {
    return negatives() + positives();
  }

  public long negatives() {
    return sum(negative);
  }

  public long positives() {
    return sum(positive);
  }

  /** Whether every score is a probability. */
  boolean probabilities() {
    return low >= 0 && high <= 1 && outside == 0;
  }

  int bins() {
    return negative.length;
  }

  private static long sum(long[] counts) {
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    return sum;
  }
}
