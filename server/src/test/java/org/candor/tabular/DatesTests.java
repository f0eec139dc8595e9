package org.candor.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Month;
import org.candor.tabular.Dates.Dated;
import org.candor.tabular.Dates.Order;
import org.candor.tabular.Dates.Precision;
import org.candor.tabular.Dates.Preference;
import org.candor.tabular.Dates.Undated;
import org.candor.tabular.Problem.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2023-10-01 | 2023-10-01 | DAY",
        "2023/10/1 | 2023-10-01 | DAY",
        "20231001 | 2023-10-01 | DAY",
        "2023-10-01T14:30:05.123Z | 2023-10-01 | DAY",
        "2023-10-01 14:30 +02:00 | 2023-10-01 | DAY",
        "31/12/2023 | 2023-12-31 | DAY",
        "12/31/2023 2:30 PM | 2023-12-31 | DAY",
        "5/5/2023 | 2023-05-05 | DAY",
        "1.10.2023 | 2023-10-01 | DAY",
        "1-Oct-23 | 2023-10-01 | DAY",
        "1 October 2023 | 2023-10-01 | DAY",
        "1st of October 2023 | 2023-10-01 | DAY",
        "October 1, 2023 | 2023-10-01 | DAY",
        "Sunday, Oct. 1st, 2023 | 2023-10-01 | DAY",
        "1-Oct-98 | 1998-10-01 | DAY",
        "45200 | 2023-10-01 | DAY",
        "45200.604 | 2023-10-01 | DAY",
        "October 2023 | 2023-10-01 | MONTH",
        "Sept-2023 | 2023-09-01 | MONTH",
        "Oct '23 | 2023-10-01 | MONTH",
        "2023-10 | 2023-10-01 | MONTH",
        "10/2023 | 2023-10-01 | MONTH",
        "Q3 2024 | 2024-07-01 | QUARTER",
        "2024-Q1 | 2024-01-01 | QUARTER",
        "4Q2024 | 2024-10-01 | QUARTER",
        "2023 | 2023-01-01 | YEAR",
        "29 Feb 2024 | 2024-02-29 | DAY",
      })
  void aDateIsReadAsExactlyAsItWasGiven(String text, LocalDate value, Precision precision) {
    assertThat(Dates.parse(text, Preference.NONE)).isEqualTo(new Dated(value, precision));
  }

  @Test
  void thePreferenceDecidesWhatComesFirst() {
    assertThat(Dates.parse("10/1/2023", new Preference(Order.MONTH_FIRST, null)))
        .isEqualTo(new Dated(LocalDate.of(2023, 10, 1), Precision.DAY));
    assertThat(Dates.parse("10/1/2023", new Preference(Order.DAY_FIRST, null)))
        .isEqualTo(new Dated(LocalDate.of(2023, 1, 10), Precision.DAY));
    assertThat(Dates.parse("31/12/2023", new Preference(Order.MONTH_FIRST, null)))
        .as("a declared order is not bent to fit")
        .isInstanceOf(Undated.class);
  }

  @Test
  void aFiscalYearNeedsItsFirstMonth() {
    assertThat(Dates.parse("FY2024", new Preference(Order.UNDECLARED, Month.OCTOBER)))
        .isEqualTo(new Dated(LocalDate.of(2023, 10, 1), Precision.YEAR));
    assertThat(Dates.parse("FY24", new Preference(Order.UNDECLARED, Month.JANUARY)))
        .isEqualTo(new Dated(LocalDate.of(2024, 1, 1), Precision.YEAR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10/1/2023", "01-02-23", "Oct-23", "23-Oct", "FY2024"})
  void whatCanBeTwoDatesIsRefusedPolitely(String text) {
    var answer = (Undated) Dates.parse(text, Preference.NONE);
    assertThat(answer.code()).isEqualTo(Code.AMBIGUOUS_DATE);
    assertThat(AFile.said(answer.at(7, "Begun").message())).contains("can be two dates");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "N/A",
        "soon",
        "2023-02-30",
        "2023-13-01",
        "13/13/2023",
        "31 Smarch 2023",
        "Q5 2024",
        "0000-01-01",
        "12345678901234567890",
        "2019-2021",
        "1 2 3",
        "99/99/9999"
      })
  void whatIsNoDateIsRefusedAndSaysWhatWasExpected(String text) {
    var answer = (Undated) Dates.parse(text, Preference.NONE);
    assertThat(answer.code()).isEqualTo(Code.NOT_A_DATE);
    assertThat(AFile.said(answer.message())).isNotBlank();
  }

  @Test
  void aHugeTextCostsNothing() {
    assertThat(Dates.parse("1".repeat(10_000_000), Preference.NONE)).isInstanceOf(Undated.class);
  }
}
