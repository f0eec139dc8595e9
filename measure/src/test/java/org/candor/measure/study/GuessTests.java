package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.candor.measure.Budget;
import org.candor.measure.Expression;
import org.candor.measure.Slice;
import org.candor.measure.Source;
import org.candor.measure.engine.Engines;
import org.candor.measure.engine.SharedData;
import org.candor.measure.study.Guess.Candidate;
import org.candor.measure.study.Guess.Role;
import org.candor.measure.study.Guess.Strength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Someone points at a file and hopes not to have to name its columns. */
class GuessTests {

  @TempDir Path folder;

  private static Guess at(Path file) {
    return Engines.measure(
        Source.File.at(file),
        Budget.USUAL,
        Engines.Use.OFTEN,
        engine -> {
          var guess = Guess.of(engine);
          guess.candidates().stream()
              .filter(it -> it.expression() != null)
              .forEach(it -> Expression.read(it.expression(), engine.columns()));
          return guess;
        });
  }

  private Guess table(String... lines) {
    try {
      return at(Files.writeString(folder.resolve("t.csv"), String.join("\n", lines) + "\n"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String best(Guess guess, Role role) {
    var best = guess.best(role);
    return best == null ? null : best.expression();
  }

  private static List<String> likely(Guess guess, Role role) {
    return guess.of(role).stream()
        .filter(it -> it.strength() == Strength.LIKELY)
        .map(Candidate::column)
        .toList();
  }

  @Test
  void compasIsMeasuredAsProPublicaDid() {
    var guess = at(SharedData.file("fairness/compas-two-years.csv"));
    assertThat(best(guess, Role.LABEL)).isEqualTo("two_year_recid");
    assertThat(guess.of(Role.LABEL)).extracting(Candidate::column).contains("is_recid");
    assertThat(best(guess, Role.PREDICTION)).isEqualTo("score_text != 'Low'");
    assertThat(best(guess, Role.SCORE)).isEqualTo("decile_score");
    assertThat(guess.of(Role.SCORE)).extracting(Candidate::column).contains("v_decile_score");
    assertThat(guess.groups()).containsExactly("sex", "age_cat", "race");
    assertThat(likely(guess, Role.KEY)).containsExactly("id");
    assertThat(guess.best(Role.DATE)).isNull();
  }

  @Test
  void theCensusHasAnOutcomeAndNoPrediction() {
    var guess = at(SharedData.file("fairness/adult.csv"));
    assertThat(best(guess, Role.LABEL)).isEqualTo("\"income-per-year\" = '>50K'");
    assertThat(guess.best(Role.LABEL).strength()).isEqualTo(Strength.LIKELY);
    assertThat(guess.best(Role.PREDICTION)).isNull();
    assertThat(guess.best(Role.SCORE)).isNull();
    assertThat(guess.best(Role.KEY)).isNull();
    assertThat(guess.groups()).contains("race", "sex", "marital-status").doesNotContain("age");
    assertThat(guess.of(Role.GROUP))
        .filteredOn(it -> it.column().equals("age"))
        .singleElement()
        .satisfies(it -> assertThat(it.reason()).contains("73 values", "bands"));
  }

  @Test
  void theHospitalsAreNumberedAndNobodyIsJudgedThere() {
    var guess = at(SharedData.file("quality/hospital-clean.csv"));
    assertThat(likely(guess, Role.KEY)).containsExactly("index");
    assertThat(guess.best(Role.PREDICTION)).isNull();
    assertThat(guess.best(Role.SCORE)).isNull();
    assertThat(likely(guess, Role.LABEL)).isEmpty();
    assertThat(guess.groups()).isEmpty();
  }

  @Test
  void scaledInputsOfAPowerGridAreNoScores() {
    var guess = at(SharedData.file("drift/electricity.csv"));
    assertThat(best(guess, Role.LABEL)).isEqualTo("class");
    assertThat(guess.best(Role.SCORE)).isNull();
    assertThat(guess.best(Role.PREDICTION)).isNull();
    assertThat(guess.groups()).isEmpty();
  }

  @Test
  void eachRoleIsFoundWithAReasonInWords() {
    var lines = new java.util.ArrayList<String>();
    lines.add(
        "applicationId,decidedAt,dateOfBirth,gender,approvalProbability,Approved,loan repaid");
    for (int i = 0; i < 60; i++) {
      lines.add(
          "A%03d,2026-01-%02d 10:00:00,19%02d-05-01,%s,%s,%s,%s"
              .formatted(
                  i,
                  1 + i % 28,
                  40 + i,
                  List.of("f", "m", "x").get(i % 3),
                  0.005 + i / 70.0,
                  i < 30 ? "no" : "yes",
                  i % 2 == 0 ? "true" : "false"));
    }
    var guess = table(lines.toArray(String[]::new));
    assertThat(likely(guess, Role.KEY)).containsExactly("applicationId");
    assertThat(best(guess, Role.DATE)).isEqualTo("decidedAt");
    assertThat(guess.of(Role.DATE).getLast().reason()).contains("of birth");
    assertThat(guess.groups()).containsExactly("gender");
    assertThat(best(guess, Role.SCORE)).isEqualTo("approvalProbability");
    assertThat(best(guess, Role.PREDICTION)).isEqualTo("Approved = 'yes'");
    assertThat(guess.best(Role.PREDICTION).reason())
        .isEqualTo(
            "its name says 'approved'; it holds 'no' and 'yes', of which 'yes' is taken as 1");
    assertThat(best(guess, Role.LABEL)).isEqualTo("\"loan repaid\" = 'true'");
    assertThat(guess.candidates()).allSatisfy(it -> assertThat(it.reason()).isNotBlank());
  }

  @Test
  void whereOneIsNotKnownNothingIsChosen() {
    var guess = table("outcome,x", "red,1", "blue,2", "red,1", "blue,3");
    assertThat(guess.best(Role.LABEL).expression()).isNull();
    assertThat(guess.best(Role.LABEL).reason()).contains("say which counts as 1");
  }

  @Test
  void aColumnWithTwoValuesAndNoTellingNameIsOnlyPossible() {
    var guess = table("a,b,c", "0,7,u", "1,8,v", "1,9,w");
    assertThat(guess.of(Role.LABEL))
        .singleElement()
        .extracting(Candidate::strength)
        .isEqualTo(Strength.POSSIBLE);
    assertThat(guess.of(Role.LABEL).getFirst().reason()).contains("nothing in its name");
    assertThat(likely(guess, Role.KEY)).isEmpty();
  }

  @Test
  void aKeyThatRepeatsIsSaidToRepeat() {
    var lines = new java.util.ArrayList<>(List.of("customer_id,x"));
    for (int i = 0; i < 40; i++) {
      lines.add((i == 39 ? 0 : i) + "," + i % 7);
    }
    var guess = table(lines.toArray(String[]::new));
    assertThat(guess.best(Role.KEY).strength()).isEqualTo(Strength.POSSIBLE);
    assertThat(guess.best(Role.KEY).reason()).contains("1 of 40 rows repeat");
  }

  @Test
  void nothingIsGuessedOfAnEmptyTable() {
    assertThat(table("sex,label,score,id,date").candidates()).isEmpty();
    assertThat(Guess.of(List.of(), Map.of()).candidates()).isEmpty();
  }

  /** The profile of a text with two values names both: no second look is needed. */
  @Test
  void aProfileAloneIsEnough() throws IOException {
    var file = Files.writeString(folder.resolve("p.csv"), "label,sex\nno,f\nyes,m\nno,m\n");
    var guess =
        Engines.measure(
            Source.File.at(file),
            Budget.USUAL,
            Engines.Use.OFTEN,
            it -> Guess.of(it.profile(List.of("label", "sex"), Slice.ALL), Map.of()));
    assertThat(best(guess, Role.LABEL)).isEqualTo("label = 'yes'");
    assertThat(guess.groups()).containsExactly("sex");
  }
}
