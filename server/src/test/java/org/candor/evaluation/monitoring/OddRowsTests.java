package org.candor.evaluation.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.candor.access.Role;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.records.Entry;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;

/**
 * Rows are not always what was hoped for: whatever they are, it is said in words that name the
 * column, the page opens, and nothing is green that nobody could measure.
 */
class OddRowsTests extends ABankOfPages {

  private static final String[] FAIR = {"prediction: approved", "label: repaid", "by: town"};
  private static final int KILOBYTE = 1024;

  @Test
  void ofTenThousandGroupsTheLargestAndTheWorstAreShownAndTheSmallAreCounted() throws IOException {
    var it = measured(towns(), List.of("impactRatio"), FAIR);
    assertThat(it.content().outcome()).isEqualTo(Outcome.FAIL);
    assertThat(it.content().reason())
        .contains("Those of town t42 are favoured 0.20 times as often", "beyond the limit")
        .contains("9,950 of 10,000 groups with fewer than 30 rows, the largest ")
        .doesNotContain("(4)");
    var page = page(it);
    assertThat(page)
        .contains("Of 10,000 groups the 15 largest are drawn", "the 5 favoured least")
        .contains("9,950 groups have fewer than 30 rows: too few to judge", ">t42<")
        .contains("The file of the measurement has all of them");
    assertThat(page.length()).as("bytes of the page").isLessThan(240 * KILOBYTE);
    var pdf = ask(manager(), get("/evaluation/systems/" + system + "/report.pdf"));
    assertThat(pdf.getStatus()).isEqualTo(200);
    assertThat(pdf.getContentAsByteArray()).hasSizeLessThan(1_000 * KILOBYTE);
    try (var document = Loader.loadPDF(pdf.getContentAsByteArray())) {
      assertThat(document.getNumberOfPages()).isLessThan(25);
      assertThat(new PDFTextStripper().getText(document)).contains("groups", "t42");
    }
  }

  @Test
  void whereEveryGroupIsSmallNothingIsSettled() {
    var rows = rows(40_000, i -> "t" + i % 10_000 + "," + i / 10_000 % 2 + "," + i % 2 + ",0.5");
    var it = measured(rows, List.of("impactRatio"), FAIR);
    assertThat(it.content().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(it.content().reason())
        .contains("10,000 of 10,000 groups with fewer than 30 rows", "does not settle");
    assertThat(page(it)).contains("The 20 largest of 10,000 groups are drawn");

    var scored = measured(rows, List.of("groupCalibrationError"), "score: score", FAIR);
    assertThat(scored.content().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(scored.content().reason()).contains("10,000 groups are too many to compare");
    page(scored);
  }

  @Test
  void anOutcomeThatIsNoneIsNamedWithItsValues() {
    var third = measured(rows(40, i -> "a,1," + i % 3 + ",0.5"), List.of(), FAIR);
    assertThat(third.content().outcome()).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(third.content().reason())
        .contains("Column 'repaid' must hold 0, 1, true or false", "'2' (13 rows)");
    var maybe = rows(40, i -> "a,1," + (i == 7 ? "Maybe" : i % 2) + ",0.5");
    assertThat(measured(maybe, List.of(), FAIR).content().reason()).contains("'Maybe' (1 row)");
    assertThat(page(third)).contains("Not measured", "Column 'repaid'");

    var same = rows(400, i -> "t" + i % 2 + "," + i / 2 % 2 + ",0,0.5");
    var one = measured(same, List.of("equalOpportunityDifference"), FAIR);
    assertThat(one.content().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(one.content().reason()).contains("Every label ('repaid') is 0");
    assertThat(page(one)).contains("rates among the others cannot be measured");

    var neither = measured(rows(40, _ -> "a,1,,0.5"), List.of(), FAIR);
    assertThat(neither.content().outcome()).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(neither.content().reason()).contains("'repaid'");
  }

  @Test
  void whoBelongsToNoGroupIsInNone() {
    var nobody = measured(rows(400, i -> "," + i % 2 + ",1,0.5"), List.of("impactRatio"), FAIR);
    assertThat(nobody.content().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(nobody.content().reason()).contains("'town' is empty in every row");
    assertThat(page(nobody))
        .contains(
            "'town' is empty in every row: nobody is in a group",
            "could not be measured; its note says why")
        .doesNotContain("out of reach");
  }

  @Test
  void scoresThatAreNoneAreCountedAndThoseOutOfRangeRefused() {
    var odd = List.of("NaN", "inf", "-inf", "");
    var rows = rows(400, i -> "t,1," + i % 2 + "," + (i < 4 ? odd.get(i) : "0." + i % 10));
    var some = performance(rows);
    assertThat(some.content().outcome()).isNotEqualTo(Outcome.PASS);
    assertThat(page(some))
        .contains("1 row without one, 3 rows with NaN or infinity", "a score in 'score'");
    var none = performance(rows(400, i -> "t,1," + i % 2 + ",NaN"));
    assertThat(none.content().outcome()).isIn(Outcome.INCONCLUSIVE, Outcome.NOT_MEASURED);
    page(none);
    var wide = performance(rows(400, i -> "t,1," + i % 2 + "," + (i == 9 ? "1.5" : "0.5")));
    assertThat(wide.content().outcome()).isEqualTo(Outcome.NOT_MEASURED);
    assertThat(wide.content().reason())
        .contains("1 score in 'score' lies outside 0 to 1", "score-range: 1..10");
  }

  private Entry<Measurement> performance(String rows) {
    return measured(
        Question.PERFORMANCE, rows, List.of("rocAuc"), List.of("label: repaid", "score: score"));
  }

  private Entry<Measurement> measured(
      String rows, List<String> decidedBy, String further, String... options) {
    var all = new ArrayList<>(List.of(options));
    all.add(further);
    return measured(Question.FAIRNESS, rows, decidedBy, all);
  }

  private Entry<Measurement> measured(String rows, List<String> decidedBy, String... options) {
    return measured(Question.FAIRNESS, rows, decidedBy, List.of(options));
  }

  private Entry<Measurement> measured(
      Question question, String rows, List<String> decidedBy, List<String> options) {
    var made = new ArrayList<Entry<Measurement>>();
    in(
        () -> {
          var content = new ByteArrayInputStream(rows.getBytes(UTF_8));
          assertThat(sources.upload(source, "rows.csv", content, ada))
              .isInstanceOf(Sources.Answer.Kept.class);
          var asks = AMonitor.asking(question, options.toArray(String[]::new));
          var decided = AMonitor.asking(asks, asks.options(), limits(decidedBy), decidedBy);
          monitor = records.record(MONITORS.kind(), AMonitor.of(decided, "SYS-1"), ada).id();
          assertThat(measured().state()).isEqualTo(Run.State.DONE);
          made.add(last());
        });
    return made.getFirst();
  }

  /** Of AUC nothing is asked unless somebody says so. */
  private static List<String> limits(List<String> decidedBy) {
    return decidedBy.contains("rocAuc") ? List.of("rocAuc=0.6..") : List.of();
  }

  /** It opens, is not green, and has a word for everything. */
  private String page(Entry<Measurement> it) {
    var page = words(manager(), get(ResultPage.href(it)));
    assertThat(page)
        .contains(it.label())
        .doesNotContain("[evaluation.", "NaN<", "Infinity", "result-head tone-good");
    return page;
  }

  private MockMvc manager() {
    return as(bank, ada, Role.AIMS_MANAGER);
  }

  /** Fifty towns of two hundred people, one of which fares badly, and 9,950 of four. */
  private static String towns() {
    return rows(
        10_000 + 4 * 9_950,
        i -> {
          var large = i < 10_000;
          var town = large ? i % 50 : 50 + i % 9_950;
          var place = large ? i / 50 : i / 9_950;
          var approved = town == 42 ? place % 10 == 0 : place % 2 == 0;
          return "t" + town + "," + (approved ? 1 : 0) + "," + place / 2 % 2 + ",0.5";
        });
  }

  private static String rows(int count, IntFunction<String> row) {
    return IntStream.range(0, count)
        .mapToObj(row)
        .collect(Collectors.joining("\n", "town,approved,repaid,score\n", "\n"));
  }
}
