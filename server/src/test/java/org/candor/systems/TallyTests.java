package org.candor.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.systems.Selection.ALL;
import static org.candor.systems.Selection.where;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.candor.systems.InventoryFigures.Alike;
import org.junit.jupiter.api.Test;

class TallyTests {

  @Test
  void addsUpWhoGivesOneOfTheAdmittedAnswersToEachQuestion() {
    var tally =
        new Tally(
            List.of(
                new Alike(Map.of("stage", "A", "impact", "RIGHTS"), 3),
                new Alike(Map.of("stage", "A", "impact", "SAFETY"), 4),
                new Alike(Map.of("stage", "B", "impact", "-"), 5)));

    assertThat(tally.count(ALL)).isEqualTo(12);
    assertThat(tally.count(where("stage", "A"))).isEqualTo(7);
    assertThat(tally.count(where("impact", "SAFETY", "-"))).isEqualTo(9);
    assertThat(tally.count(where("stage", "A").and("impact", "SAFETY", "-"))).isEqualTo(4);
    assertThat(tally.count(where("stage", "C"))).isZero();
    assertThat(tally.count(where("nobody asks", "A"))).isZero();
  }

  @Test
  void countsWhatGoingThroughEachGroupCounts() {
    var random = new Random(7);
    var groups = new ArrayList<Alike>();
    for (int i = 0; i < 500; i++) {
      groups.add(
          new Alike(
              Map.of("a", "" + random.nextInt(4), "b", "" + random.nextInt(9)),
              random.nextInt(100)));
    }
    var tally = new Tally(groups);
    for (int i = 0; i < 200; i++) {
      var a = "" + random.nextInt(5);
      var b = Stream.generate(() -> "" + random.nextInt(10)).limit(3).toList();
      var expected =
          groups.stream()
              .filter(it -> a.equals(it.answers().get("a")) && b.contains(it.answers().get("b")))
              .mapToLong(Alike::count)
              .sum();
      assertThat(tally.count(where("a", a).and("b", b.toArray(String[]::new)))).isEqualTo(expected);
    }
  }
}
