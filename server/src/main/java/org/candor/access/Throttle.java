package org.candor.access;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lets so many through in so much time, for each key. Remembers the keys seen last. */
final class Throttle {

  private static final int KEYS = 10_000;

  private final Bandwidth limit;
  private final TimeMeter time;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > KEYS;
        }
      };

  Throttle(int count, Duration period, Clock clock) {
    this.limit = Bandwidth.builder().capacity(count).refillGreedy(count, period).build();
    this.time = new InjectedTime(clock);
  }

  /** How long to wait; empty when the caller may go on. */
  Optional<Duration> take(String key) {
    var probe = bucket(key).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket bucket(String key) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(key, k -> fresh());
    }
  }

  private Bucket fresh() {
    return Bucket.builder().addLimit(limit).withCustomTimePrecision(time).build();
  }

  private record InjectedTime(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      var now = clock.instant();
      return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
