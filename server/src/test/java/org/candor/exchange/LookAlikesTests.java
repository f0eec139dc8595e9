package org.candor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** "А1" with a Cyrillic А is not "A1": whoever reads the keys should be told. */
class LookAlikesTests {

  private static final List<String> LATIN = List.of("System ID");

  @Test
  void aCyrillicLetterAmongLatinOnesIsNamed() {
    assertThat(said(new LookAlikes(LATIN).in("SYS-Trіage")))
        .contains("і (CYRILLIC SMALL LETTER BYELORUSSIAN-UKRAINIAN I)", "“SYS-Triage”");
    assertThat(said(new LookAlikes(List.of()).in("ΑI-7"))).contains("GREEK CAPITAL LETTER ALPHA");
  }

  @Test
  void aWordOfLookAlikesIsNamedWhereTheFileWritesLatin() {
    assertThat(said(new LookAlikes(LATIN).in("А1"))).contains("А (CYRILLIC CAPITAL LETTER A)");
    assertThat(said(new LookAlikes(List.of()).in("SYS / СОР"))).contains("“SYS / COP”");
  }

  @Test
  void ofManyLettersTheFirstAreNamed() {
    assertThat(said(new LookAlikes(LATIN).in("СЕРТАН")))
        .contains("CAPITAL LETTER ES")
        .doesNotContain("TE)");
  }

  @Test
  void whoWritesAnotherScriptIsLeftInPeace() {
    for (var key :
        List.of(
            "Система AI", "Сортировка", "Σύστημα 7", "α-synuclein β", "系統 7", "Éclair ß ø", "A1")) {
      assertThat(new LookAlikes(LATIN).in(key)).as(key).isNull();
    }
    assertThat(new LookAlikes(List.of("Номер")).in("А-1")).isNull();
    var file = new LookAlikes(LATIN);
    assertThat(file.in("Сортировка 1")).isNull();
    assertThat(file.in("Рост 2")).isNull();
    assertThat(file.in("А 3")).as("as the rows before").isNull();
  }

  private static String said(@Nullable Phrase said) {
    return said == null ? "" : said.text();
  }
}
