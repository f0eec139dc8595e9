package org.candor.evaluation.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.candor.measure.Group;
import org.candor.measure.study.Measurement;
import org.junit.jupiter.api.Test;

/** Nobody learns from a report what it hides, not even with the totals that stand beside it. */
class DiscretionTests {

  private static final Group FEMALE = sex("f");
  private static final Group MALE = sex("m");
  private static final Group OTHER = sex("x");

  @Test
  void whoIsHiddenAloneTakesTheNextSmallestAlong() {
    var counts = Map.of(FEMALE, 500L, MALE, 480L, OTHER, 5L);
    assertThat(Discretion.closed(Set.of(OTHER), counts)).containsExactlyInAnyOrder(OTHER, MALE);
    assertThat(Discretion.closed(Set.of(), counts)).isEmpty();
    assertThat(Discretion.closed(Set.of(OTHER, FEMALE), counts)).hasSize(2);
  }

  @Test
  void whatTwoColumnsCrossedWouldTellIsHiddenToo() {
    var counts = new LinkedHashMap<Group, Long>();
    counts.put(FEMALE, 505L);
    counts.put(MALE, 305L);
    counts.put(group("region", "n"), 600L);
    counts.put(group("region", "s"), 210L);
    counts.put(crossed("f", "n"), 300L);
    counts.put(crossed("f", "s"), 205L);
    counts.put(crossed("m", "n"), 300L);
    counts.put(crossed("m", "s"), 5L);
    var hidden = Discretion.closed(Set.of(crossed("m", "s")), counts);
    assertThat(hidden)
        .as("each row and each column of the table has two gaps")
        .containsExactlyInAnyOrder(
            crossed("f", "n"), crossed("f", "s"), crossed("m", "n"), crossed("m", "s"));
  }

  @Test
  void aReportTellsNothingOfFiveOthersUnlessAskedFor() {
    var measured = AMeasurement.ofFiveOthers();
    var men = count(measured, "man");
    var women = count(measured, "woman");
    assertThat(report(measured, false)).contains(">other<", ">" + men + "</td>");
    var told = report(measured, true);
    assertThat(told)
        .contains("Groups and values of fewer than 10", "One group of fewer than 10 is left out")
        .contains("not told")
        .doesNotContain(">other<");
    assertThat(List.of(men, women).stream().filter(it -> told.contains(">" + it + "</td>")))
        .as("with both and the total the five were known")
        .hasSizeLessThan(2);
  }

  @Test
  void sentencesTellTheVerdictAndNotHowManyWereLeftOut() {
    var measured = AMeasurement.ofFiveOthers();
    var all = Result.of(measured, AMeasurement.LOANS, List.of());
    var told = Result.discreet(measured, AMeasurement.LOANS, List.of());
    assertThat(told.standing()).isEqualTo(all.standing());
    assertThat(all.judged()).anyMatch(it -> it.sentence().contains("other (5)"));
    assertThat(told.judged())
        .hasSameSizeAs(all.judged())
        .noneMatch(it -> it.sentence().contains("(5)"))
        .allMatch(it -> it.rows().endsWith("0"));
  }

  @Test
  void aNoteCountsNoFewRows() {
    var measured = AMeasurement.ofFiveOthers();
    var notes = List.of("5 rows without a label are in no group.", "1,205 rows are none.");
    var noted =
        new Measurement(
            measured.study(),
            measured.sources(),
            measured.queries(),
            measured.aggregates(),
            measured.findings(),
            notes);
    assertThat(Result.discreet(noted, AMeasurement.LOANS, List.of()).mind())
        .containsExactly(
            "fewer than 10 rows without a label are in no group.", "1,205 rows are none.");
    assertThat(Result.of(noted, AMeasurement.LOANS, List.of()).mind())
        .containsExactly(
            "Left out, too few rows or events: other (5).", notes.get(0), notes.get(1));
  }

  private static String report(Measurement measured, boolean discreet) {
    var dated = new Dated("MSR-1", "/1", LocalDate.of(2026, 11, 1), measured);
    var watched =
        new MeasurementReport.Watched(
            "MON-1", "Loans", List.of(), List.of(dated), null, List.of(), false);
    var report =
        new MeasurementReport(
            "Bank",
            "Loans",
            LocalDate.of(2026, 11, 2),
            List.of(watched),
            AMeasurement.LOANS,
            discreet);
    return new String(report.html(), StandardCharsets.UTF_8);
  }

  private static String count(Measurement measured, String sex) {
    var rows =
        measured.findings().groups().stream()
            .filter(it -> it.group().equals(sex(sex)))
            .findFirst()
            .orElseThrow()
            .cell()
            .n();
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(rows);
  }

  private static Group sex(String value) {
    return group("sex", value);
  }

  private static Group group(String column, String value) {
    return new Group(List.of(column), List.of(value));
  }

  private static Group crossed(String sex, String region) {
    return new Group(List.of("sex", "region"), List.of(sex, region));
  }
}
