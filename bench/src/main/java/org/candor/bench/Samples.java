package org.candor.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Durations of one thing, many times. */
final class Samples {

  private long[] nanos = new long[1_024];
  private int size;

  synchronized void add(long duration) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = duration;
  }

  /** Runs it once and keeps how long it took. */
  void time(Runnable work) {
    var begin = System.nanoTime();
    work.run();
    add(System.nanoTime() - begin);
  }

  /** Adds what is known here to other samples. */
  synchronized void into(Samples other) {
    for (var i = 0; i < size; i++) {
      other.add(nanos[i]);
    }
  }

  synchronized int size() {
    return size;
  }

  /** Milliseconds below which this share of the durations lies. */
  synchronized double percentile(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    var sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    var at = (int) Math.ceil(share * size) - 1;
    return sorted[Math.clamp(at, 0, size - 1)] / 1e6;
  }

  String p(int percent) {
    return millis(percentile(percent / 100.0));
  }

  static String millis(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.1f", value);
  }

  static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  static String ratio(double one, double other) {
    return String.format(Locale.ROOT, "%.2f", one / other);
  }
}
