package org.candor.evaluation.results;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.generated.precompiled.StaticTemplates;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candor.measure.Limit;
import org.candor.measure.fairness.Terms;
import org.candor.measure.study.Measurement;
import org.candor.web.Chart;
import org.candor.web.TimeLine;
import org.candor.web.Tone;
import org.junit.jupiter.api.Test;

/** What failed is drawn as failed, under the limit it broke, whatever is asked since. */
class TrendTests {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();
  private static final Terms LOOSE =
      Terms.USUAL.limitedBy(Map.of("impactRatio", Limit.atLeast(0.1, "asked for")));
  private static final List<String> RATIO = List.of("impactRatio");
  private static final Measurement FAILED = AMeasurement.ofFairnessTo(4000, .3, Terms.USUAL);
  private static final Measurement EASED = AMeasurement.ofFairnessTo(4000, .3, LOOSE);

  @Test
  void aLimitThatIsLoosenedDoesNotMakeTheFailureUnmeasured() {
    var line =
        Trend.of(
                List.of(
                    dated(1, FAILED, RATIO),
                    dated(3, EASED, RATIO, new Revision(day(2), "Ada", List.of()))),
                RATIO,
                3)
            .getFirst();
    var failed = line.points().getFirst();
    assertThat(failed.value()).isNotNull();
    assertThat(failed.tone()).isEqualTo(Tone.BAD);
    assertThat(failed.words()).isEqualTo("Limit broken, at least 0.8");
    var now = line.points().getLast();
    assertThat(now.tone()).isEqualTo(Tone.GOOD);
    assertThat(now.words()).isEqualTo("Limit kept, at least 0.1");
    assertThat(now.joined()).as("the same number, under another limit").isTrue();
    assertThat(line.turns())
        .containsExactly(
            new TimeLine.Turn(
                1,
                line.turns().getFirst().before(),
                "Limit at least 0.8 → at least 0.1. On 2 Nov 2026 by Ada."));
    assertThat(line.turns().getFirst().before().limits()).extracting("value").containsExactly(0.8);
    assertThat(line.goal().limits()).extracting("value").containsExactly(0.1);
  }

  @Test
  void thePictureItsTableAndThePaperSayTheSame() {
    var line =
        Trend.of(
                List.of(
                    dated(1, FAILED, RATIO),
                    dated(3, EASED, RATIO, new Revision(day(2), "Ada", List.of()))),
                RATIO,
                3)
            .getFirst();
    var html = TEMPLATES.webChart(line).render();
    assertThat(html)
        .contains("plot-turn", "at least 0.8", "at least 0.1", "Limit broken, at least 0.8")
        .contains("Limit at least 0.8 → at least 0.1. On 2 Nov 2026 by Ada.")
        .doesNotContain("not measured");
    var table =
        line.table().stream()
            .map(row -> row.stream().map(Chart.Cell::text).collect(Collectors.joining(" | ")))
            .toList();
    assertThat(table.getFirst()).contains("How it stood | What was asked from then on");
    assertThat(table.get(1)).contains("Limit broken, at least 0.8");
    assertThat(table.get(2)).contains("Limit kept", "→ at least 0.1. On 2 Nov 2026 by Ada.");
    assertThat(line.drawing().toString()).contains("at least 0.8", "at least 0.1");
  }

  @Test
  void whatFailedIsFollowedAlsoWhenItDecidesNoMore() {
    var other = List.of("unknownShare");
    var lines =
        Trend.of(
            List.of(
                dated(1, FAILED, RATIO),
                dated(3, FAILED, other, new Revision(day(2), "Ada", List.of()))),
            other,
            3);
    assertThat(lines).extracting(TimeLine::title).contains("Impact ratio of sex");
    var ratio =
        lines.stream().filter(it -> it.title().startsWith("Impact")).findFirst().orElseThrow();
    assertThat(ratio.points().getFirst().tone()).isEqualTo(Tone.BAD);
    assertThat(ratio.points().getLast().tone()).isEqualTo(Tone.NEUTRAL);
    assertThat(ratio.points().getLast().words()).isEqualTo("no limit that decided");
    assertThat(ratio.turns().getFirst().words())
        .isEqualTo("Limit at least 0.8 no longer asked. On 2 Nov 2026 by Ada.");
    assertThat(ratio.goal().limits()).isEmpty();
  }

  @Test
  void otherRowsAreNotJoinedAndAnotherKindOfQuestionIsNoNumber() {
    var moved = new Revision(day(2), "Ada", List.of("It asks of DSR-2, no longer of DSR-1."));
    var lines =
        Trend.of(
            List.of(
                dated(1, FAILED, RATIO),
                dated(3, FAILED, RATIO, moved),
                dated(5, AMeasurement.ofDrift(), List.of())),
            List.of(),
            40);
    var ratio =
        lines.stream().filter(it -> it.title().startsWith("Impact")).findFirst().orElseThrow();
    assertThat(ratio.points().get(1).joined()).isFalse();
    assertThat(ratio.turns().getFirst().words())
        .isEqualTo("It asks of DSR-2, no longer of DSR-1. On 2 Nov 2026 by Ada.");
    assertThat(ratio.points().getLast().value()).isNull();
    assertThat(TEMPLATES.webChart(ratio).render())
        .contains("not asked")
        .doesNotContain("not measured");
  }

  private static Dated dated(int day, Measurement it, List<String> deciding, Revision... since) {
    return new Dated("MSR-" + day, "/" + day, day(day), it, deciding, List.of(since));
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2026, 11, day);
  }
}
