package org.candor.measure.stats;

import java.util.Iterator;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.candor.measure.Interval;
import org.jspecify.annotations.Nullable;

/** Two samples and what was drawn of them. */
public final class Redrawn {

  private final Bootstrap bootstrap;
  private final long[] first;
  private final long[] second;
  private final long[][] firsts;
  private final long[][] seconds;

  Redrawn(Bootstrap bootstrap, long[] first, long[] second, long[][] firsts, long[][] seconds) {
    this.bootstrap = bootstrap;
    this.first = first;
    this.second = second;
    this.firsts = firsts;
    this.seconds = seconds;
  }

  /** {@link Bootstrap#mirrored} for a distance, which is never below 0. */
  public @Nullable Interval mirrored(ToDoubleBiFunction<long[], long[]> distance) {
    Iterator<Double> drawn =
        IntStream.range(0, firsts.length)
            .mapToDouble(i -> distance.applyAsDouble(firsts[i], seconds[i]))
            .iterator();
    Interval interval = bootstrap.mirrored(distance.applyAsDouble(first, second), drawn::next);
    return interval == null
        ? null
        : new Interval(interval.value(), Math.max(0, interval.low()), Math.max(0, interval.high()));
  }
}
