package org.candor.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BenchTests {

  @Test
  void optionsComeInPairs() {
    var options = Options.read(List.of("--systems", "1_000", "--plans", "yes"));
    assertThat(options.number("systems", 1)).isEqualTo(1_000);
    assertThat(options.number("rounds", 30)).isEqualTo(30);
    assertThatThrownBy(() -> Options.read(List.of("--systems")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPercentileIsOneOfTheDurations() {
    var samples = new Samples();
    for (var millis = 1; millis <= 100; millis++) {
      samples.add(TimeUnit.MILLISECONDS.toNanos(millis));
    }
    assertThat(samples.p(50)).isEqualTo("50.0");
    assertThat(samples.p(95)).isEqualTo("95.0");
  }

  @Test
  void theSameSeedMakesTheSameSystems() {
    assertThat(new SomeSystems(7).next(20)).isEqualTo(new SomeSystems(7).next(20));
  }
}
