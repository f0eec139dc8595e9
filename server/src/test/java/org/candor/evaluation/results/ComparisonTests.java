package org.candor.evaluation.results;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.generated.precompiled.StaticTemplates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.candor.measure.fairness.Terms;
import org.candor.web.TimeLine;
import org.candor.web.Tone;
import org.junit.jupiter.api.Test;

/** Measurements beside and after one another. */
class ComparisonTests {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  @Test
  void theSameQuestionIsComparedAndOverlappingIntervalsShowNoChange() {
    var before = AMeasurement.ofFairnessTo(4000, 0.25, Terms.USUAL);
    var same = (Comparison.Made) Comparison.of(before, before);
    assertThat(same.rows()).isNotEmpty().noneMatch(it -> it.change().startsWith("higher"));
    var now = AMeasurement.ofFairnessTo(4000, 0.0, Terms.USUAL);
    var made = (Comparison.Made) Comparison.of(before, now);
    assertThat(ratio(made).change()).startsWith("higher");
    assertThat(made.answer()).matches("[1-9]\\d* higher, [1-9]\\d* lower, \\d+ not shown to .*");
    assertThat(made.changed()).contains(ratio(made));
    assertThat(made.changed().size() + made.alike().size()).isEqualTo(made.rows().size());
    assertThat(ratio(made).beforeStanding()).isEqualTo(Standing.BROKEN);
    var back = (Comparison.Made) Comparison.of(now, before);
    assertThat(ratio(back).change()).startsWith("lower");
    assertThat(TEMPLATES.evaluationCompared(made, "MSR-1", "MSR-2").render())
        .contains("Impact ratio", "the intervals lie apart", "MSR-2")
        .doesNotContain("[evaluation.");
  }

  private static Comparison.Row ratio(Comparison.Made made) {
    return made.rows().stream()
        .filter(it -> it.name().equals("Impact ratio"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anotherQuestionIsRefusedAndTheDifferenceIsNamed() {
    var one = AMeasurement.ofFairnessTo(300, 0.25, Terms.USUAL);
    var other = AMeasurement.ofFairnessTo(300, 0.25, Terms.USUAL.favouring(0));
    var refused = (Comparison.Refused) Comparison.of(one, other);
    assertThat(refused.differences()).containsExactly("favourable was 1 and is 0.");
    var drift = (Comparison.Refused) Comparison.of(one, AMeasurement.ofDrift());
    assertThat(drift.differences()).contains("measurement was \"fairness\" and is \"drift\".");
    assertThat(TEMPLATES.evaluationCompared(refused, "MSR-1", "MSR-2").render())
        .contains("did not ask the same question", "favourable was 1 and is 0.");
  }

  @Test
  void aTrendHasGapsWhereNothingOrSomethingElseWasMeasured() {
    var href = "/evaluation/measurements/";
    var days =
        List.of(
            new Dated("MSR-1", href + 1, day(1), AMeasurement.ofFairnessTo(4000, 0, Terms.USUAL)),
            new Dated("MSR-2", href + 2, day(2), null),
            new Dated(
                "MSR-3",
                href + 3,
                day(3),
                AMeasurement.ofFairnessTo(4000, 0, Terms.USUAL.favouring(0))),
            new Dated("MSR-4", href + 4, day(4), AMeasurement.ofFairnessTo(4000, .3, Terms.USUAL)));
    var trends = Trend.of(days, 2);
    assertThat(trends).hasSize(2);
    var ratio = trends.getFirst();
    assertThat(ratio.title()).isEqualTo("Impact ratio of sex");
    assertThat(ratio.points().stream().map(it -> it.value() == null).toList())
        .containsExactly(false, true, false, false);
    assertThat(ratio.points().stream().map(TimeLine.Point::joined).toList())
        .as("of another question, so not joined")
        .containsExactly(false, false, false, false);
    assertThat(ratio.turns()).extracting("at").containsExactly(2, 3);
    assertThat(ratio.turns().getFirst().words()).isEqualTo("It was asked otherwise.");
    assertThat(ratio.points().getLast().tone()).isEqualTo(Tone.BAD);
    assertThat(ratio.points().get(1).tone()).isEqualTo(Tone.UNKNOWN);
    assertThat(ratio.goal().limits()).extracting("value").containsExactly(0.8);
    assertThat(TEMPLATES.webChart(ratio).render())
        .contains("plot-good", "plot-bad", "not measured", href + 4);
    assertThat(Trend.of(List.of(new Dated("MSR-1", "/", day(1), null)), 2)).isEmpty();
  }

  @Test
  void aNumberUnlikeItsOwnPastIsNamedOnceThatIsKnown() {
    var past = new ArrayList<Dated>();
    for (int i = 1; i <= 8; i++) {
      var rows = 4000 + 40 * i;
      past.add(new Dated("MSR-" + i, "/", day(i), AMeasurement.ofFairnessTo(rows, 0, Terms.USUAL)));
    }
    var other = AMeasurement.ofFairnessTo(4000, .3, Terms.USUAL);
    assertThat(Unusual.of(past, other))
        .anyMatch(
            it ->
                it.sentence()
                    .matches("Impact ratio of sex is 0\\.\\d+; in the 8 measurements before .*"))
        .allMatch(it -> !it.sentence().contains("[evaluation"))
        .allMatch(it -> it.value() < it.least() || it.value() > it.greatest());
    assertThat(Unusual.of(past.subList(1, 8), other)).as("too short a past").isEmpty();
    var same = AMeasurement.ofFairnessTo(4180, 0, Terms.USUAL);
    assertThat(Unusual.of(past, same)).isEmpty();
    assertThat(Unusual.of(past, AMeasurement.ofDrift())).as("another question").isEmpty();
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2026, 11, day);
  }
}
