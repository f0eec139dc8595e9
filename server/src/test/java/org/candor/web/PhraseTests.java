package org.candor.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/** What is kept for one person and read by another. */
class PhraseTests {

  private static final LocalDate DAY = LocalDate.parse("2026-03-31");

  @AfterEach
  void english() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void whatIsKeptIsReadAsItWas() {
    var phrase =
        Phrase.joined(
            " ",
            List.of(
                Phrase.of("web.paging.count", 50, 1_234L),
                Phrase.verbatim("[\"é\", {0}"),
                Phrase.of("web.problems", 1.0)));
    assertThat(phrase.text()).isEqualTo("50 of 1,234 shown [\"é\", {0} One answer needs attention");
    assertThat(Phrase.read(phrase.kept()).text()).isEqualTo(phrase.text());
    assertThat(Phrase.read(Phrase.NOTHING.kept()).text()).isEmpty();
  }

  @Test
  void daysAndNumbersAreWrittenAsTheReaderWritesThem() {
    var kept = Phrase.joined("; ", List.of(Phrase.day(DAY), Phrase.shortDay(DAY))).kept();
    LocaleContextHolder.setLocale(Locale.ENGLISH);
    assertThat(Phrase.read(kept).text()).isEqualTo("31 March 2026; 31 Mar 2026");
    LocaleContextHolder.setLocale(Locale.GERMAN);
    assertThat(Phrase.read(kept).text()).startsWith("31 März 2026; 31 M");
  }
}
