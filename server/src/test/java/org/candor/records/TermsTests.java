package org.candor.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TermsTests {

  @Test
  void aTextIsItsWordsWhateverStandsBetweenThem() {
    assertThat(Terms.of("Benefit-claims (triage), v2.1: 50 % of all CLAIMS"))
        .containsExactly("benefit", "claims", "triage", "v2", "1", "50", "of", "all");
    assertThat(Terms.of("")).isEmpty();
    assertThat(Terms.of(" -- %_\\ ")).isEmpty();
  }

  @Test
  void lettersOfOtherLanguagesAreLetters() {
    assertThat(Terms.of("Prüfung été Ελλάδα ПРОВЕРКА"))
        .containsExactly("prüfung", "été", "ελλάδα", "проверка");
    assertThat(Terms.of("人工知能 system")).containsExactly("人", "工", "知", "能", "system");
  }

  @Test
  void aWordThatALongerOneImpliesIsNotSoughtTwice() {
    assertThat(Terms.sought("claim Claims claims x")).containsExactly("claims", "x");
    assertThat(Terms.sought("HHS-2024-00012")).containsExactly("hhs", "2024", "00012");
  }

  @Test
  void whatIsSoughtBeginsAWord() {
    var text = "Insight into benefit claims";
    assertThat(Terms.match(text, List.of("cla", "ins"))).isTrue();
    assertThat(Terms.match(text, List.of("sight"))).isFalse();
    assertThat(Terms.match(text, List.of("cla", "permits"))).isFalse();
  }

  @Test
  void aWordWithoutEndIsCutAlikeWhenIndexedAndWhenSought() {
    var endless = "ab".repeat(5_000);
    assertThat(Terms.of(endless)).containsExactly("ab".repeat(32));
    assertThat(Terms.match(endless, Terms.sought(endless))).isTrue();
    assertThat(Terms.of("a" + "𝒜".repeat(100))).allMatch(it -> it.codePoints().count() == 32);
  }
}
