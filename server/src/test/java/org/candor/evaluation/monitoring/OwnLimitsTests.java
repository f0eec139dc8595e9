package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.candor.web.Messages;
import org.junit.jupiter.api.Test;

/** Limits that are typed beside the number they are about. */
class OwnLimitsTests {

  private static final List<String> MEASURES = List.of("impactRatio", "psi", "rateChange");

  @Test
  void whatIsTypedBecomesALineAndWhatIsLeftEmptyStaysAsUsual() {
    var typed = typed(Map.of("least.impactRatio", "0.9", "most.psi", "0.2", "least.other", "1"));
    assertThat(OwnLimits.lines(typed, MEASURES)).containsExactly("impactRatio=0.9..", "psi=..0.2");
    assertThat(OwnLimits.wrong(typed, MEASURES)).isEmpty();
    assertThat(OwnLimits.lines(typed(Map.of("least.psi", " ")), MEASURES)).isEmpty();
  }

  @Test
  void whatIsNoLimitIsSaidWithTheNameOfTheNumber() {
    for (var wrong : List.of("high", "0,9", "1..2", "NaN", "0.9 %")) {
      assertThat(OwnLimits.wrong(typed(Map.of("least.impactRatio", wrong)), MEASURES))
          .as(wrong)
          .hasValueSatisfying(it -> assertThat(it).startsWith("Impact ratio: ").contains(wrong));
    }
    var crossed = typed(Map.of("least.rateChange", "0.1", "most.rateChange", "-0.1"));
    assertThat(OwnLimits.wrong(crossed, MEASURES)).isPresent();
  }

  @Test
  void eachNumberThatIsOfferedSaysWhatItTellsAndCanBeJudged() {
    for (var question : Askable.questions()) {
      var askable = Askable.of(question.name()).orElseThrow();
      for (var name : askable.measures()) {
        assertThat(Messages.find("evaluation.begin.measure." + name)).as(name).isPresent();
        assertThat(Judgeable.of(AMonitor.asking(question)))
            .as("%s %s", question, name)
            .contains(name);
      }
      assertThat(askable.measures()).containsAll(askable.deciding());
    }
  }

  private static Answered typed(Map<String, String> fields) {
    var typed = new Answered(Map.of());
    for (var each : fields.entrySet()) {
      typed = typed.with(each.getKey(), each.getValue());
    }
    return typed;
  }
}
