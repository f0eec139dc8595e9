package org.candor.measure.study;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.measure.Column;
import org.candor.measure.Engine;
import org.candor.measure.Unmeasurable;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the test data that a model was trained on too, known by 128 bits of their SHA-256.
 *
 * @param columns in which rows were compared
 * @param shared test rows that are among the training rows
 */
record Overlap(List<String> columns, long testRows, long shared) {

  private static final int MOST_ROWS = 2_000_000;

  /** What a row is known by. */
  private record Print(long first, long second) {}

  /**
   * @param without columns that are not compared
   */
  static Overlap of(Engine training, Engine test, List<String> without) {
    var columns = common(training, test, without);
    Map<Print, Long> rows = new HashMap<>();
    var digest = new Digest();
    test.each(
        columns,
        row -> {
          rows.merge(digest.of(row), 1L, Long::sum);
          if (rows.size() > MOST_ROWS) {
            throw new Unmeasurable(
                "The test data hold more than %,d different rows: compare a sample of them."
                    .formatted(MOST_ROWS));
          }
        });
    Set<Print> met = new HashSet<>();
    training.each(
        columns,
        row -> {
          var print = digest.of(row);
          if (rows.containsKey(print)) {
            met.add(print);
          }
        });
    long shared = met.stream().mapToLong(it -> rows.getOrDefault(it, 0L)).sum();
    return new Overlap(columns, rows.values().stream().mapToLong(Long::longValue).sum(), shared);
  }

  private static List<String> common(Engine training, Engine test, List<String> without) {
    var columns = new ArrayList<String>();
    for (var column : training.columns().all()) {
      boolean fit = column.kind() != Column.Kind.OTHER && !without.contains(column.name());
      if (fit && test.columns().has(column.name())) {
        columns.add(column.name());
      }
    }
    if (columns.isEmpty()) {
      throw new Unmeasurable("Training and test data have no column in common.");
    }
    return columns;
  }

  /** Of values one after the other, each with its length before it. */
  private static final class Digest {
    private final MessageDigest sha;

    Digest() {
      try {
        sha = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
    }

    Print of(List<@Nullable String> row) {
      for (var value : row) {
        var bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(4).putInt(bytes == null ? -1 : bytes.length).flip());
        if (bytes != null) {
          sha.update(bytes);
        }
      }
      var found = ByteBuffer.wrap(sha.digest());
      return new Print(found.getLong(), found.getLong());
    }
  }
}
