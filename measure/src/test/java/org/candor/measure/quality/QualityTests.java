package org.candor.measure.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.measure.Golden.close;
import static org.candor.measure.Golden.number;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.candor.measure.Categories;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Dependency;
import org.candor.measure.Golden;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.SharedData;
import org.candor.measure.Verdict;
import org.candor.measure.drift.Steps;
import org.candor.measure.stats.Contingency;
import org.junit.jupiter.api.Test;

/** What is known of the census, the hospitals and a few counts by hand. */
class QualityTests {

  private static final QualityTerms USUAL = QualityTerms.USUAL;

  @Test
  void theCensusHasItsQuestionMarksAndDuplicates() {
    Map<String, Object> golden = Golden.map("adult32561");
    List<Map<String, String>> rows = SharedData.rows("fairness/adult.csv");
    assertThat((double) rows.size()).isEqualTo(number(golden, "n"));
    for (var column : Golden.map("adult32561", "missing_question_mark").entrySet()) {
      long marks = rows.stream().filter(row -> row.get(column.getKey()).equals("?")).count();
      assertThat((double) marks).isEqualTo(number(column.getValue()));
      Metric metric = Quality.completeness(profile(column.getKey(), rows.size()), marks, USUAL);
      close(metric.value(), 1 - marks / 32561.0, 1e-12, column.getKey());
      assertThat(metric.verdict()).isEqualTo(marks > 1628 ? Verdict.FAIL : Verdict.PASS);
    }
    long repeated = rows.size() - new HashSet<>(rows).size();
    assertThat((double) repeated).isEqualTo(number(golden, "duplicate_rows"));
    Metric duplicates = Quality.duplicates(repeated, rows.size(), USUAL);
    assertThat(duplicates.notes()).containsExactly("24 rows");
    assertThat(duplicates.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void agesOfTheCensusHaveTheirMomentsFromSumsAndFromCounts() {
    Map<String, Object> golden = Golden.map("adult32561", "age");
    SortedMap<Double, Long> ages = new TreeMap<>();
    BigInteger sum = BigInteger.ZERO;
    BigInteger squares = BigInteger.ZERO;
    long n = 0;
    for (Map<String, String> row : SharedData.rows("fairness/adult.csv")) {
      BigInteger age = new BigInteger(row.get("age"));
      ages.merge(age.doubleValue(), 1L, Long::sum);
      sum = sum.add(age);
      squares = squares.add(age.multiply(age));
      n++;
    }
    assertThat(ages.firstKey()).isEqualTo(number(golden, "min"));
    assertThat(ages.lastKey()).isEqualTo(number(golden, "max"));
    Moments counted = Moments.of(ages);
    close(counted.mean(), number(golden, "mean"), 1e-12, "mean");
    close(counted.deviation(), number(golden, "std_samp"), 1e-9, "deviation");
    double median = new Steps(keys(ages), counts(ages), counts(ages)).edges(2)[0];
    close(median, number(golden, "p50"), 0, "median");
    close(counted.skewness(), number(golden, "skew"), 1e-9, "skewness");
    close(counted.kurtosis(), number(golden, "kurtosis"), 1e-9, "kurtosis");
    var numbers = new ColumnProfile.Numbers(0, sum, squares, List.of(), 17, 90);
    Moments summed =
        Moments.of(new ColumnProfile("age", "bigint", n, 0, 0, 73, "17", "90", numbers));
    close(summed.mean(), number(golden, "mean"), 1e-12, "mean of sums");
    close(summed.deviation(), number(golden, "std_samp"), 1e-12, "deviation of sums");
  }

  @Test
  void educationIsAsVariedAndSexAsTiedToRelationshipAsInScipy() {
    Map<String, Object> golden = Golden.map("adult32561");
    List<Map<String, String>> rows = SharedData.rows("fairness/adult.csv");
    var education = Quality.balance(categories(rows, "education"), USUAL);
    assertThat(education.get(2).name()).isEqualTo("entropy");
    close(education.get(2).value(), number(golden, "entropy_nats_education"), 1e-12, "entropy");
    long[][] table = table(rows, "sex", "relationship");
    Contingency both = Contingency.of(table);
    close(both.cramersV(), number(golden, "cramers_v_sex_relationship"), 1e-12, "V");
    assertThat(Quality.leak("relationship", table, USUAL).verdict()).isEqualTo(Verdict.PASS);
    Golden.map("adult32561", "distinct")
        .forEach(
            (column, distinct) ->
                assertThat((double) categories(rows, column).counts().size())
                    .as(column)
                    .isEqualTo(number(distinct)));
  }

  @Test
  void aColumnThatGivesTheLabelAwayIsALeak() {
    var leak = Quality.leak("id", new long[][] {{500, 0}, {0, 500}}, USUAL);
    assertThat(leak.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void hospitalsBreakTheirRulesOnlyInTheDirtyFile() {
    violations("ZipCode", "City", 33);
    violations("ProviderNumber", "HospitalName", 24);
    violations("MeasureCode", "MeasureName", 36);
    violations("HospitalName", "PhoneNumber", 33);
  }

  private static void violations(String left, String right, long expected) {
    var dirty = dependency(SharedData.rows("quality/hospital-dirty.csv"), left, right);
    var clean = dependency(SharedData.rows("quality/hospital-clean.csv"), left, right);
    assertThat(dirty.violations()).as("%s->%s", left, right).isEqualTo(expected);
    Metric broken = Quality.dependency(dirty, USUAL);
    assertThat(broken.value()).isEqualTo(expected / 1000.0);
    assertThat(broken.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(broken.of()).isEqualTo(left + "->" + right);
    assertThat(Quality.dependency(clean, USUAL).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void labelsGivenTwiceAreJudgedOnlyWhenThereAreEnough() {
    assertThat(Annotators.two(new long[][] {{45, 2}, {3, 50}}, USUAL).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(Annotators.two(new long[][] {{10, 0}, {0, 10}}, USUAL).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    List<long[]> units = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      units.add(
          i % 2 == 0 ? new long[] {3, 0} : i % 20 == 1 ? new long[] {1, 2} : new long[] {0, 3});
    }
    Metric alpha = Annotators.many(units.toArray(long[][]::new), USUAL);
    assertThat(alpha.value()).isBetween(0.85, 0.99);
    assertThat(alpha.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void oldDataAreLateDataAndFutureOnesAreSaidToBe() {
    Instant now = Instant.parse("2026-11-27T12:00:00Z");
    QualityTerms daily = USUAL.limitedBy(Map.of("age", Limit.atMost(24, "agreed")));
    assertThat(Quality.age("at", now.minusSeconds(90_000), now, 5, daily).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(Quality.age("at", now.plusSeconds(60), now, 5, daily).notes()).hasSize(1);
    assertThat(Quality.gaps("day", new long[] {5, 0, 4, 3}, USUAL).value()).isEqualTo(0.25);
  }

  @Test
  void aNumberFarFromItsHistoryIsUnusual() {
    double[] earlier = {.91, .92, .90, .91, .93, .92};
    assertThat(Outliers.history("accuracy", earlier, .915, USUAL).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(Outliers.history("accuracy", earlier, .7, USUAL).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void rulesAreSuggestedForAPersonToConfirm() {
    var sex = new Categories("sex", Map.of("Female", 10771L, "Male", 21790L), 0);
    var profile = new ColumnProfile("sex", "varchar", 32561, 0, 0, 2, "Female", "Male", null);
    assertThat(Suggestions.from(profile, sex))
        .extracting(Suggestions.Rule::rule)
        .containsExactly("sex IS NOT NULL", "sex IN ('Female', 'Male')");
    var numbers = new ColumnProfile.Numbers(0, BigInteger.TEN, BigInteger.TEN, List.of(), 17, 90);
    var age = new ColumnProfile("hours-per-week", "bigint", 32561, 3, 0, 94, "1", "99", numbers);
    assertThat(Suggestions.from(age, null))
        .extracting(Suggestions.Rule::rule)
        .containsExactly("\"hours-per-week\" >= 0");
  }

  private static double[] keys(SortedMap<Double, Long> values) {
    return values.keySet().stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static long[] counts(SortedMap<Double, Long> values) {
    return values.values().stream().mapToLong(Long::longValue).toArray();
  }

  private static ColumnProfile profile(String column, long n) {
    return new ColumnProfile(column, "varchar", n, 0, 0, 9, "a", "z", null);
  }

  private static Categories categories(List<Map<String, String>> rows, String column) {
    Map<String, Long> counts = new HashMap<>();
    rows.forEach(row -> counts.merge(row.get(column), 1L, Long::sum));
    return new Categories(column, counts, 0);
  }

  private static long[][] table(List<Map<String, String>> rows, String a, String b) {
    List<String> left = List.copyOf(categories(rows, a).counts().keySet());
    List<String> right = List.copyOf(categories(rows, b).counts().keySet());
    long[][] table = new long[left.size()][right.size()];
    rows.forEach(row -> table[left.indexOf(row.get(a))][right.indexOf(row.get(b))]++);
    return table;
  }

  private static Dependency dependency(List<Map<String, String>> rows, String left, String right) {
    Map<String, Map<String, Long>> seen = new HashMap<>();
    rows.forEach(
        row ->
            seen.computeIfAbsent(row.get(left), _ -> new HashMap<>())
                .merge(row.get(right), 1L, Long::sum));
    long violations = 0;
    long violating = 0;
    for (Map<String, Long> one : seen.values()) {
      long all = one.values().stream().mapToLong(Long::longValue).sum();
      long most = one.values().stream().mapToLong(Long::longValue).max().orElse(0);
      violations += all - most;
      violating += one.size() > 1 ? 1 : 0;
    }
    return new Dependency(
        List.of(left), List.of(right), rows.size(), seen.size(), violating, violations);
  }
}
