package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.candor.measure.study.Tables.measure;
import static org.candor.measure.study.Tables.metric;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.candor.measure.RegularExpression;
import org.candor.measure.Unmeasurable;
import org.candor.measure.Verdict;
import org.candor.measure.quality.QualityTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that have a form. */
class MatchingTests {

  @TempDir Path folder;

  private static QualityStudy study(String rule, String denial) {
    return new QualityStudy(
        List.of(),
        List.of(),
        List.of(),
        Set.of(),
        List.of(rule),
        List.of(denial),
        null,
        QualityTerms.USUAL);
  }

  private Path zips() {
    return Tables.of(
        folder, "zips.csv", "zip,n", "D-80331,1", "D-8033,2", "D-80331,3", ",4", "x D-80331,5");
  }

  @Test
  void theWholeOfAValueHasTheFormOrNot() {
    var found = measure(study("zip MATCHES 'D-[0-9]{5}'", "NOT zip matches 'D-\\d+'"), zips());
    var rule = metric(found, "validity", "zip MATCHES 'D-[0-9]{5}'");
    assertThat(rule.value()).as("2 of the 4 that there are").isEqualTo(0.5);
    assertThat(rule.verdict()).isEqualTo(Verdict.FAIL);
    var denial = metric(found, "denialConstraint", "NOT zip matches 'D-\\d+'");
    assertThat(denial.value()).as("1 of 5 rows").isEqualTo(0.2);
  }

  /** More different values than are kept: asked row by row, the same answer. */
  @Test
  void asManyDifferentValuesAsThereAreRows() {
    int rows = 120_000;
    var file = Tables.of(folder, "many.csv", "key,n", rows, i -> "k" + i + "," + i);
    var found = measure(study("key MATCHES 'k[0-9]*7'", "key MATCHES '.*x.*'"), file);
    assertThat(metric(found, "validity").value()).isEqualTo(0.1);
    assertThat(metric(found, "denialConstraint").value()).isZero();
  }

  @Test
  void noPatternRunsAway() {
    var text = "a".repeat(50_000) + "b";
    Assertions.assertThatNoException()
        .isThrownBy(
            () ->
                org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> {
                      for (var evil : List.of("(a+)+", "(a|a)*", "(.*a){12}", "(a*)*c")) {
                        RegularExpression.of(evil).matches(text);
                      }
                    }));
    assertThat(RegularExpression.of("(a+)+b").matches(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "a{2,1}", "(?=a)b", "(a)\\1", "[z-a]", "a{1000000}"})
  void whatIsNoPatternIsSaid(String pattern) {
    assertThatThrownBy(() -> measure(study("zip MATCHES '" + pattern + "'", "n = 9"), zips()))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("'" + pattern + "' is no regular expression of RE2");
  }

  @Test
  void aFormIsARuleOfItsOwnAndAskedOfText() {
    assertThatThrownBy(() -> measure(study("zip MATCHES 'a' OR n = 1", "n = 9"), zips()))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("MATCHES is a rule of its own: zip MATCHES 'a'");
    assertThatThrownBy(() -> measure(study("n MATCHES '1'", "n = 9"), zips()))
        .hasMessageContaining("Column 'n' is bigint: only text has a form to MATCH");
    assertThatThrownBy(() -> measure(study("zip MATCHES 1", "n = 9"), zips()))
        .hasMessageContaining("a form in single quotes, such as '[0-9]{5}'");
    assertThatThrownBy(() -> RegularExpression.of("a".repeat(1_001)))
        .hasMessageContaining("1,000 letters at most");
  }
}
