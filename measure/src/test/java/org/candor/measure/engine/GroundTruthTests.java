package org.candor.measure.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.measure.Golden.close;
import static org.candor.measure.Golden.number;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.candor.measure.Budget;
import org.candor.measure.Confusion;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Golden;
import org.candor.measure.Slice;
import org.candor.measure.Source;
import org.junit.jupiter.api.Test;

/** What was published about well-known data, found again. */
class GroundTruthTests {

  private static <T> T measure(String file, Engines.Use use, Function<Engine, T> work) {
    return Engines.measure(Source.File.at(SharedData.file(file)), Budget.USUAL, use, work);
  }

  private static Confusion.Cell sum(Confusion confusion) {
    return confusion.cells().stream()
        .reduce(
            new Confusion.Cell(List.of(), 0, 0, 0, 0),
            (a, b) ->
                new Confusion.Cell(
                    List.of(), a.tp() + b.tp(), a.fp() + b.fp(), a.fn() + b.fn(), a.tn() + b.tn()));
  }

  @Test
  void compasHasTheCellsThatProPublicaPublished() {
    var found =
        measure(
            "fairness/compas-two-years.csv",
            Engines.Use.ONCE,
            it ->
                it.confusion(
                    Expression.read("score_text != 'Low'", it.columns()),
                    Expression.read("two_year_recid", it.columns()),
                    List.of("race")));
    assertThat(found.cells())
        .contains(
            new Confusion.Cell(List.of("African-American"), 1369, 805, 532, 990),
            new Confusion.Cell(List.of("Caucasian"), 505, 349, 461, 1139),
            new Confusion.Cell(List.of("Native American"), 9, 3, 1, 5));
    assertThat(sum(found)).isEqualTo(new Confusion.Cell(List.of(), 2035, 1282, 1216, 2681));
    assertThat(found.unjudged()).isZero();
  }

  @Test
  void adultHasItsProfileItsDuplicatesAndItsQuestionMarks() {
    measure(
        "fairness/adult.csv",
        Engines.Use.OFTEN,
        it -> {
          var names = it.columns().all().stream().map(c -> c.name()).toList();
          var profile = it.profile(names, Slice.ALL);
          assertThat(it.rows()).isEqualTo(32561);
          assertThat(profile.stream().map(c -> c.distinct()).toList())
              .containsExactly(
                  73L, 9L, 21648L, 16L, 16L, 7L, 15L, 6L, 5L, 2L, 119L, 92L, 94L, 42L, 2L);
          var age = profile.getFirst();
          assertThat(age.min()).isEqualTo("17");
          assertThat(age.max()).isEqualTo("90");
          assertThat(age.numbers().quantiles().get(5)).isEqualTo(37.0);
          assertThat(age.numbers().sum().doubleValue() / age.n()).isEqualTo(38.58164675532078);
          assertThat(it.repeated(names)).isEqualTo(24);
          assertThat(it.among("workclass", Set.of("?"))).isEqualTo(1836);
          assertThat(it.among("occupation", Set.of("?"))).isEqualTo(1843);
          assertThat(it.among("native-country", Set.of("?"))).isEqualTo(583);
          return it;
        });
  }

  @Test
  void adultPaysWomenAndMostRacesLessOften() {
    var sex = paid("sex");
    assertThat(sex)
        .containsExactly(
            new Confusion.Cell(List.of("Female"), 1179, 0, 0, 9592),
            new Confusion.Cell(List.of("Male"), 6662, 0, 0, 15128));
    agree(sex, Golden.map("adult32561", "by_sex"));
    agree(paid("race"), Golden.map("adult32561", "by_race"));
    double women = sex.getFirst().tp() / (double) sex.getFirst().n();
    double men = sex.getLast().tp() / (double) sex.getLast().n();
    double paid = (sex.getFirst().tp() + sex.getLast().tp()) / 32561.0;
    close(paid, number(Golden.map("adult32561"), "base_rate"), 1e-12, "all");
    close(women - men, number(Golden.map("adult32561"), "mean_difference_F_minus_M"), 1e-12, "gap");
  }

  private static void agree(List<Confusion.Cell> cells, Map<String, Object> golden) {
    assertThat(cells).hasSameSizeAs(golden.keySet());
    for (var cell : cells) {
      var group = String.valueOf(cell.group().getFirst());
      assertThat(Golden.numbers(golden.get(group))).as(group).containsExactly(cell.tp(), cell.n());
    }
  }

  private static List<Confusion.Cell> paid(String by) {
    return measure(
            "fairness/adult.csv",
            Engines.Use.ONCE,
            it ->
                it.confusion(
                    Expression.read("\"income-per-year\" = '>50K'", it.columns()),
                    Expression.read("income-per-year = '>50K'", it.columns()),
                    List.of(by)))
        .cells();
  }

  @Test
  void hospitalBreaksItsDependenciesOnlyWhereItWasDirtied() {
    for (var dirty : List.of(true, false)) {
      measure(
          "quality/hospital-" + (dirty ? "dirty" : "clean") + ".csv",
          Engines.Use.OFTEN,
          it -> {
            assertThat(violations(it, "ZipCode", "City")).isEqualTo(dirty ? 33 : 0);
            assertThat(violations(it, "ProviderNumber", "HospitalName")).isEqualTo(dirty ? 24 : 0);
            assertThat(violations(it, "MeasureCode", "MeasureName")).isEqualTo(dirty ? 36 : 0);
            assertThat(violations(it, "HospitalName", "PhoneNumber")).isEqualTo(dirty ? 33 : 0);
            return it;
          });
    }
  }

  private static long violations(Engine engine, String left, String right) {
    return engine.dependency(List.of(left), List.of(right)).violations();
  }

  @Test
  void electricityStandsStillUntilRow17424() {
    measure(
        "drift/electricity.csv",
        Engines.Use.BY_PLACE,
        it -> {
          var still = it.profile(List.of("vicdemand"), new Slice.Range(0, 17423)).getFirst();
          assertThat(still.distinct()).isEqualTo(1);
          assertThat(still.min()).isEqualTo("0.422915");
          assertThat(it.values("vicdemand", new Slice.Range(17424, 17424), 9).firstKey())
              .isNotEqualTo(0.422915);
          var half = new Slice.Range(0, 22655);
          var edges = List.of(0.184469, 0.271943, 0.3317469999999999);
          assertThat(it.between("nswdemand", half, edges).counts()).startsWith(2264, 2265, 2264);
          var numbers = it.profile(List.of("nswdemand"), half).getFirst().numbers();
          assertThat(it.atRanks("nswdemand", half, List.of(0L, 22655L)))
              .containsExactly(numbers.min(), numbers.max());
          return it;
        });
  }
}
