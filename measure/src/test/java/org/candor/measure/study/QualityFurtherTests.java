package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.candor.measure.study.Tables.measure;
import static org.candor.measure.study.Tables.metric;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Limit;
import org.candor.measure.Unmeasurable;
import org.candor.measure.Verdict;
import org.candor.measure.quality.QualityTerms;
import org.candor.measure.study.Further.Reference;
import org.candor.measure.study.Further.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What data may be asked besides gaps and rules: age, references, leaks, whoever labelled them. */
class QualityFurtherTests {

  private static final Instant NOON = Instant.parse("2026-03-31T12:00:00Z");

  @TempDir Path folder;

  private static QualityStudy study(String label, List<String> keys, Further further) {
    return new QualityStudy(
        List.of(),
        List.of(),
        keys,
        Set.of(),
        List.of(),
        List.of(),
        label,
        further,
        QualityTerms.USUAL.limitedBy(Map.of("age", Limit.atMost(24, "asked for"))));
  }

  private static Further timed(String column, Duration every) {
    return new Further(
        List.of(), List.of(), new Timing(column, NOON, every), null, List.of(), false, false);
  }

  private static Further annotated(String... columns) {
    return new Further(List.of(columns), List.of(), null, null, List.of(), false, false);
  }

  private static Further referring(Reference... references) {
    return new Further(List.of(), List.of(), null, null, List.of(references), false, false);
  }

  private static Further tested() {
    return new Further(List.of(), List.of(), null, null, List.of(), true, false);
  }

  @Test
  void theNewestRowIsAsOldAsItIs() {
    var file =
        Tables.of(
            folder,
            "t.csv",
            "at,day",
            "2026-03-29 06:00:00,2026-03-28",
            "2026-03-31 06:00:00,2026-03-30",
            ",");
    var found = measure(study(null, List.of(), timed("at", null)), file);
    assertThat(metric(found, "age").value()).isEqualTo(6);
    assertThat(metric(found, "age").verdict()).isEqualTo(Verdict.PASS);
    var days = measure(study(null, List.of(), timed("day", Duration.ofDays(1))), file);
    assertThat(metric(days, "age").value()).isEqualTo(36);
    assertThat(metric(days, "age").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(metric(days, "gapShare").value()).isCloseTo(1 / 3.0, within(1e-15));
  }

  @Test
  void daysAreDaysWhateverTheHour() {
    var file =
        Tables.of(
            folder,
            "t.csv",
            "at",
            "2026-03-01 23:59:00",
            "2026-03-02 00:01:00",
            "2026-03-04 12:00:00");
    var found = measure(study(null, List.of(), timed("at", Duration.ofDays(1))), file);
    assertThat(metric(found, "gapShare").value()).isEqualTo(0.25);
    assertThat(metric(found, "gapShare").notes()).contains("3 rows in 4 periods");
  }

  @Test
  void whatSaysNoMomentIsRefused() {
    var file = Tables.of(folder, "t.csv", "n,at", "1,2026-03-01", "2,2026-03-02");
    assertThatThrownBy(() -> measure(study(null, List.of(), timed("n", null)), file))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("it says no date or moment");
  }

  @Test
  void referencesThatLeadNowhereAreCounted() {
    var zips = Tables.of(folder, "zips.csv", "code,town", "1,a", "2,b", "3,c");
    var file =
        Tables.of(
            folder, "people.csv", "zip,other", "1,1.0", "1,2.0", "2,2.0", "9,2.5", "9,1.0", ",1.0");
    var found =
        measure(
            study(
                null,
                List.of(),
                referring(new Reference("zip", "code"), new Reference("other", "code"))),
            zips,
            zips,
            file);
    var zip = metric(found, "referentialIntegrity", "zip->code");
    assertThat(zip.value()).isEqualTo(3 / 5.0);
    assertThat(zip.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(zip.notes()).containsExactly("2 rows, 1 values");
    // 1.0 of one file is 1 of the other
    assertThat(metric(found, "referentialIntegrity", "other->code").value()).isEqualTo(5 / 6.0);
    assertThat(found.sources())
        .extracting(Measured::name)
        .containsExactly("zips.csv", "zips.csv", "people.csv");
    assertThat(found.json().get("rows")).isEqualTo(Json.of(6L));
  }

  @Test
  void testRowsThatWereTrainedOnAreFound() {
    var training =
        Tables.of(
            folder, "train.csv", "id,a,b,y", 100, i -> i + ",x" + i + "," + i % 7 + "," + i % 2);
    var test =
        Tables.of(
            folder,
            "test.csv",
            "id,a,b,y",
            50,
            i -> (1_000 + i) + ",x" + (i + 90) + "," + (i + 90) % 7 + "," + i % 2);
    // ids differ always; without them rows 90 to 99 are in both
    var all = measure(study(null, List.of(), tested()), test, training);
    assertThat(metric(all, "trainTestOverlap").value()).isZero();
    assertThat(metric(all, "trainTestOverlap").verdict()).isEqualTo(Verdict.PASS);
    var found = measure(study(null, List.of("id"), tested()), test, training);
    assertThat(metric(found, "trainTestOverlap").value()).isEqualTo(10 / 50.0);
    assertThat(metric(found, "trainTestOverlap").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(found.notes()).contains("Rows were compared in: a, b, y.");
  }

  @Test
  void aColumnThatGivesTheLabelAwayIsNamed() {
    var file =
        Tables.of(
            folder,
            "leak.csv",
            "id,code,weather,y",
            400,
            i -> i + ",k" + i % 2 + "," + i * 7 % 5 + "," + i % 2);
    var found = measure(study("y", List.of(), Further.NOTHING), file);
    assertThat(metric(found, "labelAssociation", "code").value()).isCloseTo(1, within(1e-12));
    assertThat(metric(found, "labelAssociation", "code").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(metric(found, "labelAssociation", "weather").verdict()).isEqualTo(Verdict.PASS);
    assertThat(metric(found, "labelAssociation", "id").value()).isZero();
  }

  /** Cohen's own kind of table: 20 both yes, 15 both no, 5 and 10 apart: kappa .4. */
  @Test
  void twoPeopleAgreeMoreThanByChance() {
    var file =
        Tables.of(
            folder,
            "two.csv",
            "a,b",
            50,
            i -> i < 20 ? "yes,yes" : i < 25 ? "yes,no" : i < 35 ? "no,yes" : "no,no");
    var found = measure(study(null, List.of(), annotated("a", "b")), file);
    assertThat(metric(found, "cohensKappa").value()).isCloseTo(0.4, within(1e-12));
    assertThat(metric(found, "cohensKappa").of()).isEqualTo("a, b");
    assertThat(metric(found, "krippendorffAlpha").low()).isNotNull();
  }

  /** Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", C: nominal, .743. */
  @Test
  void fourPeopleWithGapsAgreeAsKrippendorffSays() {
    var file =
        Tables.of(
            folder,
            "four.csv",
            "A,B,C,D",
            "1,1,,1",
            "2,2,3,2",
            "3,3,3,3",
            "3,3,3,3",
            "2,2,2,2",
            "1,2,3,4",
            "4,4,4,4",
            "1,1,2,1",
            "2,2,2,2",
            ",5,5,5",
            ",,1,1",
            ",,3,");
    var found = measure(study(null, List.of(), annotated("A", "B", "C", "D")), file);
    assertThat(metric(found, "krippendorffAlpha").value()).isCloseTo(0.743, within(5e-4));
    assertThat(metric(found, "krippendorffAlpha").n()).isEqualTo(11);
    assertThat(metric(found, "krippendorffAlpha").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void whatWasCheckedSaysHowOftenTheRestIsRight() {
    var file =
        Tables.of(
            folder,
            "gold.csv",
            "city,right,late,n",
            100,
            i -> "a," + (i < 40 ? "a" : i < 44 ? "b" : "") + "," + i + "," + (i == 7 ? 900 : i));
    var further =
        new Further(List.of(), List.of("city=right"), null, "late", List.of(), false, true);
    var found = measure(study(null, List.of(), further), file);
    assertThat(metric(found, "accuracyOfSample").value()).isEqualTo(40 / 44.0);
    assertThat(metric(found, "accuracyOfSample").n()).isEqualTo(44);
    assertThat(metric(found, "latenessP95").value()).isCloseTo(94.05, within(1e-9));
    assertThat(metric(found, "outlierShare", "n").value()).isEqualTo(0.01);
    assertThat(metric(found, "outlierShare", "late").value()).isZero();
    assertThat(metric(found, "robustOutlierShare", "n").value()).isEqualTo(0.01);
    assertThat(metric(found, "robustOutlierShare", "late").value()).isZero();
  }

  /** Nine of ten are 3 to 5; the quarters see a tail that the median distance does not. */
  @Test
  void distancesFromTheMedianCountOutliersToo() {
    var file =
        Tables.of(
            folder,
            "robust.csv",
            "n,same",
            101,
            i -> (i < 91 ? 3 + i % 3 : 20 + i) + "," + (i < 60 ? 7 : i));
    var further = new Further(List.of(), List.of(), null, null, List.of(), false, true);
    var found = measure(study(null, List.of(), further), file);
    assertThat(metric(found, "robustOutlierShare", "n").value()).isEqualTo(10 / 101.0);
    assertThat(metric(found, "robustOutlierShare", "same").value()).isNull();
    assertThat(metric(found, "robustOutlierShare", "same").notes().toString())
        .contains("are the same");
    assertThat(found.study().parameters().toString()).contains("robust");
    assertThat(found.study().identity().toString()).doesNotContain("robust");
  }

  @Test
  void eachSourceThatIsAskedForMustBeThere() {
    var file = Tables.of(folder, "t.csv", "a", "1");
    assertThatThrownBy(() -> measure(study(null, List.of(), tested()), file))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("compares with 1 other sources, not with 0");
    assertThatThrownBy(() -> annotated("a")).hasMessageContaining("two annotators at least");
  }

  @Test
  void allOfItIsReadBackFromItsParameters() {
    var all =
        new Further(
            List.of("a", "b"),
            List.of("c=d"),
            new Timing("t", NOON, Duration.ofHours(6)),
            "late",
            List.of(new Reference("x", "y")),
            true,
            true,
            Map.of("sex", Map.of("F", 0.5, "M", 0.5)));
    for (var study :
        List.of(study("y", List.of("id"), all), study(null, List.of(), Further.NOTHING))) {
      var json = (JsonObject) Json.parse(study.parameters().canonical());
      assertThat(Study.read(study.kind(), study.version(), json)).isEqualTo(study);
    }
  }
}
