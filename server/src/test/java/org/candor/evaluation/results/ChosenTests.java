package org.candor.evaluation.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Of many the largest are drawn, and those that fare worst however small they are. */
class ChosenTests {

  private static final Comparator<Integer> HIGHEST = Comparator.reverseOrder();

  private static List<Integer> first(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void twentyAreDrawnWhole() {
    var all = Chosen.of(first(20), _ -> true, HIGHEST);
    assertThat(all.whole()).isTrue();
    assertThat(all.drawn()).isEqualTo(first(20));
    assertThat(Chosen.of(first(21), _ -> true, HIGHEST).whole()).isFalse();
  }

  @Test
  void fifteenAndTheFiveWorstOfTheOthersAreDrawnOfMore() {
    var many = Chosen.of(first(10_000), it -> it < 9_000, HIGHEST);
    assertThat(many.largest()).isEqualTo(first(15));
    assertThat(many.worst()).containsExactly(8_999, 8_998, 8_997, 8_996, 8_995);
    assertThat(many.all()).isEqualTo(10_000);
  }

  @Test
  void whereFewAreWorseMoreOfTheLargestAreDrawnAndNoneTwice() {
    assertThat(Chosen.of(first(100), it -> it == 60, HIGHEST).drawn()).hasSize(20).endsWith(18, 60);
    assertThat(Chosen.of(first(100), it -> it == 16, HIGHEST).drawn()).isEqualTo(first(20));
    assertThat(Chosen.of(first(100), _ -> false, HIGHEST).drawn()).isEqualTo(first(20));
  }
}
