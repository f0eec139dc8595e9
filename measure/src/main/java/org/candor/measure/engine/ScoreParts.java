package org.candor.measure.engine;

import java.util.ArrayList;
import java.util.List;
import org.candor.measure.ScoreHistogram;
import org.jspecify.annotations.Nullable;

/** The scores of one group as they come, cell by cell. */
final class ScoreParts {

  static final int MISSING = -2;
  static final int NOT_A_NUMBER = -1;

  private final int bins;

  /** By label: 0, 1, and last those without. */
  private final @Nullable Part[] parts = new Part[3];

  ScoreParts(int bins) {
    this.bins = bins;
  }

  void add(@Nullable Integer label, int bin, boolean outside, long rows, long billionths) {
    int place = label == null ? 2 : label;
    var part = parts[place];
    if (part == null) {
      part = new Part(bins);
      parts[place] = part;
    }
    part.add(bin, outside, rows, billionths);
  }

  List<ScoreHistogram.Part> parts(List<@Nullable String> group) {
    var found = new ArrayList<ScoreHistogram.Part>();
    for (int place = 0; place < parts.length; place++) {
      var it = parts[place];
      if (it != null) {
        found.add(
            new ScoreHistogram.Part(
                group,
                place == 2 ? null : place,
                it.counts,
                it.sums,
                it.missing,
                it.notANumber,
                it.outside));
      }
    }
    return found;
  }

  private static final class Part {
    private final long[] counts;
    private final long[] sums;
    private long missing;
    private long notANumber;
    private long outside;

    Part(int bins) {
      counts = new long[bins];
      sums = new long[bins];
    }

    void add(int bin, boolean isOutside, long rows, long billionths) {
      switch (bin) {
        case MISSING -> missing += rows;
        case NOT_A_NUMBER -> notANumber += rows;
        default -> {
          counts[bin] += rows;
          sums[bin] += billionths;
          outside += isOutside ? rows : 0;
        }
      }
    }
  }
}
