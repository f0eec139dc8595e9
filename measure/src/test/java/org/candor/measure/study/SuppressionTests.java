package org.candor.measure.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Confusion;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Group;
import org.candor.measure.Metric;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.Verdict;
import org.candor.measure.fairness.Fairness;
import org.candor.measure.fairness.FairnessReport.GroupRates;
import org.candor.measure.fairness.Terms;
import org.candor.measure.quality.QualityTerms;
import org.candor.measure.reading.Reading;
import org.candor.measure.reading.Vocabulary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the organization tells nobody how few they were. */
class SuppressionTests {

  @TempDir Path folder;

  private static Cell cell(List<String> group, long each) {
    return new Cell(group, each, each, each, each);
  }

  private static List<GroupRates> groups(List<String> by, Cell... cells) {
    return Fairness.measure(new Confusion(by, List.of(cells), 0), Terms.USUAL).groups();
  }

  private static Group group(List<String> by, String... values) {
    return new Group(by, List.of(values));
  }

  @Test
  void oneSmallGroupTakesTheNextWithIt() {
    var by = List.of("race");
    var found =
        SmallGroups.of(
            groups(
                by,
                cell(List.of("a"), 100),
                cell(List.of("b"), 40),
                cell(List.of("c"), 3),
                cell(List.of("d"), 60)),
            10);
    // without b, c would be what all are more than a, b and d
    assertThat(found).containsExactlyInAnyOrder(group(by, "c"), group(by, "b"));
  }

  @Test
  void aCountOfNobodyTellsNothingAndACountOfOneDoes() {
    var by = List.of("race");
    var none = new Cell(List.of("a"), 50, 0, 0, 50);
    var one = new Cell(List.of("b"), 50, 1, 0, 50);
    var many = cell(List.of("c"), 500);
    assertThat(SmallGroups.of(groups(by, none, many), 10)).isEmpty();
    assertThat(SmallGroups.of(groups(by, none, one, many), 10))
        .contains(group(by, "b"))
        .hasSizeGreaterThan(1);
  }

  /**
   * Every subtraction of shown groups from a shown group that they are part of, over random tables:
   * none leaves one hidden group alone, or a small count.
   */
  @Test
  void noSubtractionGivesAHiddenCount() {
    var random = new Random(3);
    for (int round = 0; round < 200; round++) {
      var cells = new ArrayList<Cell>();
      for (var sex : List.of("f", "m", "x")) {
        for (int race = 0; race < 4; race++) {
          cells.add(
              new Cell(
                  List.of(sex, "r" + race),
                  random.nextInt(40),
                  random.nextInt(40),
                  random.nextInt(40),
                  random.nextInt(random.nextBoolean() ? 12 : 400)));
        }
      }
      var all = groups(List.of("sex", "race"), cells.toArray(Cell[]::new));
      isSafe(all, SmallGroups.of(all, 10));
    }
  }

  private static void isSafe(List<GroupRates> all, Set<Group> hidden) {
    for (var whole : all) {
      if (hidden.contains(whole.group())) {
        continue;
      }
      var left = new HashMap<List<String>, Long>();
      var alone = new HashMap<List<String>, Integer>();
      for (var part : all) {
        var by = part.group().by();
        if (by.size() > whole.group().by().size() && isWithin(part.group(), whole.group())) {
          long n = hidden.contains(part.group()) ? 0 : part.cell().n();
          left.merge(by, -n, Long::sum);
          alone.merge(by, hidden.contains(part.group()) ? 1 : 0, Integer::sum);
        }
      }
      left.forEach(
          (by, less) -> {
            long rest = whole.cell().n() + less;
            assertThat(alone.get(by)).as(whole.group().words() + " by " + by).isNotEqualTo(1);
            assertThat(rest == 0 || rest >= 10).as(whole + " leaves " + rest).isTrue();
          });
    }
  }

  private static boolean isWithin(Group part, Group whole) {
    return part.by().containsAll(whole.by())
        && whole.by().stream()
            .allMatch(
                it ->
                    whole
                        .values()
                        .get(whole.by().indexOf(it))
                        .equals(part.values().get(part.by().indexOf(it))));
  }

  private Measurement fairness() throws IOException {
    var lines = new ArrayList<String>(List.of("race,said,came"));
    for (int i = 0; i < 2_000; i++) {
      var race = i % 400 == 7 ? "few" : i % 3 == 0 ? "b" : i % 3 == 1 ? "a" : "c";
      lines.add(race + "," + (i / 3 % 2) + "," + (i / 6 % 2));
    }
    var file = Files.write(folder.resolve("rows.csv"), lines);
    var study = new FairnessStudy("said", "came", List.of("race"), null, Terms.USUAL);
    return study.measure(List.of(Source.File.at(file)), Budget.USUAL);
  }

  @Test
  void verdictsStayAndNumbersThatTellAreGone() throws IOException {
    var whole = fairness();
    var shown = Suppression.of(whole, Suppression.USUAL);
    assertThat(shown.findings().groups()).noneMatch(it -> it.group().words().equals("few"));
    assertThat(shown.findings().groups()).hasSizeLessThan(whole.findings().groups().size() - 1);
    var json = shown.json().canonical();
    assertThat(json).doesNotContain("few (5)");
    assertThat(shown.json().get("aggregates"))
        .isEqualTo(Json.object().put("suppressedBelow", 10).build());
    assertThat(shown.findings().metrics().stream().map(Metric::verdict))
        .isEqualTo(whole.findings().metrics().stream().map(Metric::verdict).toList());
    var epsilon = named(shown, "differentialFairness");
    assertThat(epsilon.value()).as("of all groups, the few too").isNull();
    assertThat(Reading.line(epsilon, Vocabulary.PLAIN)).contains("was measured", "Not shown");
    assertThat(shown.notes().getLast()).startsWith("Counts below 10 are not shown");
    assertThat(shown.findings().comparisons())
        .filteredOn(it -> it.compared().getFirst().words().equals("few"))
        .isNotEmpty()
        .allMatch(Metric::isHidden);
  }

  private static Metric named(Measurement found, String name) {
    return found.findings().metrics().stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void suchARecordIsReadAndNotDoneAgain() throws IOException {
    var json = Suppression.of(fairness(), 10).json();
    var read = (JsonObject) Json.parse(json.canonical());
    assertThat(Recorded.measurement(read).json().canonical()).isEqualTo(json.canonical());
    assertThatThrownBy(() -> Remeasurement.of(read, List.of(), Budget.USUAL))
        .isInstanceOf(Unmeasurable.class)
        .hasMessageContaining("Small counts were left out");
    assertThatThrownBy(() -> Suppression.of(fairness(), 1)).hasMessageContaining("2 at least");
  }

  @Test
  void ofColumnsNoRareValueAndNoEndIsLeft() throws IOException {
    var file =
        Tables.of(
            folder,
            "c.csv",
            "city,age",
            500,
            i ->
                (i < 3 ? "Rare" : i % 2 == 0 ? "Rome" : "Oslo")
                    + ","
                    + (i == 9 ? 98765 : 20 + i % 50));
    var profile = new ProfileStudy(List.of()).measure(List.of(Source.File.at(file)), Budget.USUAL);
    var json = Suppression.of(profile, 10).json().canonical();
    assertThat(profile.json().canonical()).contains("Rare", "98765");
    assertThat(json).doesNotContain("Rare", "98765").contains("Oslo");
    var quality =
        new QualityStudy(
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            List.of("age < 100"),
            List.of("age > 60"),
            null,
            QualityTerms.USUAL);
    var asked = quality.measure(List.of(Source.File.at(file)), Budget.USUAL);
    var shown = Suppression.of(asked, 10);
    assertThat(named(asked, "validity").value()).isEqualTo(499 / 500.0);
    assertThat(named(shown, "validity").isHidden()).as("one of 500").isTrue();
    assertThat(named(shown, "validity").verdict()).isEqualTo(named(asked, "validity").verdict());
    assertThat(named(shown, "denialConstraint").value()).as("91 of 500").isNotNull();
    assertThat(named(shown, "denialConstraint").verdict()).isEqualTo(Verdict.FAIL);
    Map<String, JsonObject> details = shown.findings().details();
    assertThat(details.keySet()).noneMatch(it -> it.startsWith("validity"));
  }
}
