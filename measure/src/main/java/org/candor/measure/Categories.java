package org.candor.measure;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each value of a column, or each bin of its numbers, occurs: the fourth query shape.
 *
 * @param counts by value as text, in the order of the text
 * @param missing rows without a value
 */
public record Categories(String column, Map<String, Long> counts, long missing) {

  public Categories {
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
  }

  public long n() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
