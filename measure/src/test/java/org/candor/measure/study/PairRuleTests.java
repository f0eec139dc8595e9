package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.candor.measure.study.Tables.measure;
import static org.candor.measure.study.Tables.metric;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.candor.measure.Unmeasurable;
import org.candor.measure.Verdict;
import org.candor.measure.quality.QualityTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no two rows may be to each other. */
class PairRuleTests {

  private static final String TAX =
      "t1.state = t2.state AND t1.salary > t2.salary and t1.rate < t2.rate";

  @TempDir Path folder;

  private static QualityStudy denying(String rule) {
    return new QualityStudy(
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        List.of(),
        List.of(rule),
        null,
        QualityTerms.USUAL);
  }

  @Test
  void whoEarnsMoreInAStatePaysNoLessOfIt() {
    var file =
        Tables.of(
            folder,
            "tax.csv",
            "state,salary,rate",
            "AL,1000,5", // pays more than who earns 3,000
            "AL,2000,5", // likewise
            "AL,3000,4",
            "AL,4000,6",
            "NY,1000,9", // another state
            "NY,1000,8", // no one earns more than the other
            ",500,99", // of no state
            "AL,,1");
    var found = metric(measure(denying(TAX), file), "denialConstraint");
    assertThat(found.value()).isEqualTo(3 / 8.0);
    assertThat(found.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found.of()).isEqualTo(TAX);
  }

  /** Against every pair of rows, looked at one by one. */
  @Test
  void itIsAsIfEveryPairHadBeenLookedAt() {
    var random = new Random(9);
    for (int round = 0; round < 5; round++) {
      var rows = new ArrayList<int[]>();
      for (int i = 0; i < 120; i++) {
        rows.add(new int[] {random.nextInt(6), random.nextInt(20), random.nextInt(20)});
      }
      var file =
          Tables.of(
              folder,
              "r.csv",
              "k,a,b",
              rows.size(),
              i -> "k" + rows.get(i)[0] + "," + rows.get(i)[1] + "," + rows.get(i)[2]);
      is(file, "t1.k = t2.k and t2.a < t1.a and t1.b < t2.b", rows, true, true);
      is(file, "t1.k = t2.k and t1.a > t2.a and t1.b > t2.b", rows, true, false);
      is(file, "t1.a < t2.a and t1.b > t2.b", rows, false, true);
    }
  }

  private static void is(Path file, String rule, List<int[]> rows, boolean same, boolean less) {
    int part = 0;
    for (var one : rows) {
      boolean takes = false;
      for (var other : rows) {
        boolean alike = !same || one[0] == other[0];
        int first = Integer.compare(one[1], other[1]);
        int second = Integer.compare(one[2], other[2]);
        takes |= alike && first * second != 0 && (first * second < 0) == less;
      }
      part += takes ? 1 : 0;
    }
    var found = metric(measure(denying(rule), file), "denialConstraint");
    assertThat(found.value()).as(rule).isEqualTo(part / (double) rows.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t1.k = t2.k",
        "t1.k = t2.k and t1.a > t2.a",
        "t1.k = t2.k and t1.a > t2.b and t1.b < t2.b",
        "t1.k = t1.k and t1.a > t2.a and t1.b < t2.b",
        "t1.k = t2.k and t1.a >= t2.a and t1.b < t2.b",
        "t1.k = t2.k or t1.a > t2.a and t1.b < t2.b",
        "t1.k = t2.k and t1.a > 3 and t2.b < t1.b"
      })
  void whatCannotBeCountedIsSaid(String rule) {
    var file = Tables.of(folder, "r.csv", "k,a,b", "x,1,2", "x,2,1");
    assertThatThrownBy(() -> measure(denying(rule), file))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("Of two rows this can be counted: t1.A = t2.A");
  }

  @Test
  void columnsThatAreNotThereAreNamed() {
    var file = Tables.of(folder, "r.csv", "k,a,b", "x,1,2", "x,2,1");
    assertThatThrownBy(() -> measure(denying("t1.k = t2.k and t1.z > t2.z and t1.b < t2.b"), file))
        .hasMessageContaining("There is no column 'z'");
    var odd = Tables.of(folder, "odd.csv", "k,an a,b", "x,1,2", "x,2,1");
    var quoted = "t1.k = t2.k and t1.\"an a\" > t2.\"an a\" and t1.b < t2.b";
    assertThat(metric(measure(denying(quoted), odd), "denialConstraint").value()).isOne();
  }
}
