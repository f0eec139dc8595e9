package org.candor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.candor.exchange.Finding.Kind;
import org.candor.tabular.Dates;
import org.candor.tabular.Dates.Order;
import org.junit.jupiter.api.Test;

/** 3/4/2024 is one day for the whole column, and whoever sent the file is told which. */
class DateOrderTests extends AnImport {

  private static final String DATES = "System ID,Name,Started on,Retired on\n";

  @Test
  void aDateShowsItsOrderOnlyWhereTheOtherIsImpossible() {
    assertThat(Dates.order("3/4/2024")).isEqualTo(Order.UNDECLARED);
    assertThat(Dates.order("13/4/2024")).isEqualTo(Order.DAY_FIRST);
    assertThat(Dates.order("4-13-24 10:00")).isEqualTo(Order.MONTH_FIRST);
    for (var none :
        List.of("4/4/2024", "2024-03-04", "3.4.2024", "3 April 2024", "", "13/13/2024")) {
      assertThat(Dates.order(none)).as(none).isNull();
    }
  }

  @Test
  void oneDateThatDecidesDecidesForItsColumn() {
    var report = run(DATES + "A1,One,3/4/2024,\nA2,Two,12/31/2024,\n");
    assertThat(said(named("One"), "startedOn")).isEqualTo("2024-03-04");
    assertThat(findings(report, Kind.ERROR, Kind.WARNING)).isEmpty();
  }

  @Test
  void aColumnThatDoesNotDecideFollowsTheOthersAndSaysSoOnce() {
    var report = run(DATES + "A1,One,3/4/2024,12/31/2024\nA2,Two,5/6/2024,\n");
    assertThat(said(named("Two"), "startedOn")).isEqualTo("2024-05-06");
    assertThat(findings(report, Kind.WARNING))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.column()).isEqualTo("Started on");
              assertThat(it.row()).isZero();
              assertThat(it.message())
                  .contains("2 dates", "month first here (2024-03-04)", "as in the other columns");
            });
  }

  @Test
  void whereNothingDecidesTheDayComesFirstAndThatIsAWarning() {
    var report = run(DATES + "A1,One,3/4/2024,7/8/2025\nA2,Two,5/6/2024,\n");
    assertThat(said(named("One"), "startedOn")).isEqualTo("2024-04-03");
    assertThat(report.counts().refused()).isZero();
    assertThat(findings(report, Kind.WARNING))
        .extracting(Finding::column, Finding::excerpt)
        .containsExactly(tuple("Started on", "3/4/2024"), tuple("Retired on", "7/8/2025"));
  }

  @Test
  void inAMixedColumnOnlyWhatCanBeTwoDatesStaysOpen() {
    var report = run(DATES + "A1,One,13/4/2024,\nA2,Two,4/13/2024,\nA3,Three,5/6/2024,\n");
    assertThat(said(named("One"), "startedOn")).isEqualTo("2024-04-13");
    assertThat(said(named("Two"), "startedOn")).isEqualTo("2024-04-13");
    assertThat(findings(report, Kind.WARNING))
        .extracting(Finding::row, Finding::column)
        .containsExactly(tuple(0L, "Started on"), tuple(3L, "Started on"));
    assertThat(said(named("Three"), "startedOn")).isEmpty();
  }

  @Test
  void rowsFromAnOpenQuoteOnStayOutAndAreListedWhileEarlierOnesGoIn() {
    var report = run(DATES + "A1,One,,\nA2,\"Two,,\nA3,Three,,\n");
    assertThat(report.counts().created()).isEqualTo(1);
    assertThat(report.counts().refused()).isEqualTo(2);
    assertThat(findings(report, Kind.ERROR)).extracting(Finding::line).containsExactly(3L, 4L);
  }
}
