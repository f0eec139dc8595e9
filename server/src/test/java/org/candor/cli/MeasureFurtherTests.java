package org.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonNumber;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The questions that not every pipeline asks. */
class MeasureFurtherTests {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path people;

  private int measure(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var all = new ArrayList<>(List.of("measure"));
    all.addAll(List.of(arguments));
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  @BeforeEach
  void writePeople() throws IOException {
    var rows = new StringBuilder("id,sex,dept,hired,good,old,wage,guess,day\n");
    for (int i = 0; i < 400; i++) {
      rows.append(
          "%d,%s,%s,%d,%d,%d,%d,%d,2026-03-%02d%n"
              .formatted(
                  i,
                  i % 4 == 0 ? "F" : "M",
                  i % 3 == 0 ? "a" : "b",
                  i % 2,
                  i / 2 % 2,
                  i % 5 / 4,
                  i % 90,
                  i % 90 + i % 3,
                  1 + i % 28));
    }
    people = Files.writeString(folder.resolve("people.csv"), rows);
  }

  private List<JsonObject> metrics() {
    var metrics = (JsonArray) ((JsonObject) Json.parse(out.toString())).get("metrics");
    return metrics.elements().stream().map(JsonObject.class::cast).toList();
  }

  private Json metric(String name, String part) {
    return metrics().stream()
        .filter(it -> it.get("name").equals(new JsonString(name)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " in " + out))
        .get(part);
  }

  private double value(String name) {
    return ((JsonNumber) metric(name, "value")).value();
  }

  @Test
  void fairnessIsAskedWithinDepartmentsAndAgainstAPopulation() {
    assertThat(
            measure(
                "fairness",
                people.toString(),
                "--prediction",
                "hired",
                "--label",
                "good",
                "--by",
                "sex",
                "--given",
                "dept",
                "--population",
                "F=50%,M=0.5",
                "--format",
                "json"))
        .as(err.toString())
        .isZero();
    assertThat(metric("conditionalDemographicDisparity", "of"))
        .isEqualTo(Json.of("sex given dept"));
    assertThat(value("representationRatio")).isEqualTo(0.5);
    assertThat(metric("representationRatio", "verdict")).isEqualTo(Json.of("FAIL"));
    assertThat(
            measure(
                "fairness",
                people.toString(),
                "--prediction",
                "hired",
                "--label",
                "good",
                "--by",
                "sex,dept",
                "--population",
                "sex:F=0.5,M=0.5"))
        .isZero();
    assertThat(out.toString())
        .contains("sex: F", "Representation ratio of sex for those of sex F is 0.50");
  }

  @Test
  void driftIsAskedOfOutcomesAndOfErrors() {
    assertThat(
            measure(
                "drift",
                people.toString(),
                "--reference-where",
                "id < 200",
                "--current-where",
                "id >= 200",
                "--columns",
                "wage",
                "--prediction",
                "hired",
                "--label",
                "good",
                "--format",
                "json"))
        .as(err.toString())
        .isZero();
    assertThat(metric("rateChange", "of")).isEqualTo(Json.of("hired"));
    assertThat(
            measure(
                "drift",
                people.toString(),
                "--order",
                "day",
                "--prediction",
                "hired",
                "--label",
                "good",
                "--periods",
                "8",
                "--reference-periods",
                "2",
                "--format",
                "json"))
        .as(err.toString())
        .isZero();
    assertThat(metric("errorRateChange", "n")).isNotEqualTo(Json.of(0L));
  }

  /** Words with a blank between, asked of the people. */
  private void ask(String command, String words) {
    var arguments = new ArrayList<>(List.of(command, people.toString()));
    arguments.addAll(List.of(words.split(" ")));
    arguments.addAll(List.of("--format", "json"));
    assertThat(measure(arguments.toArray(String[]::new))).as(err.toString()).isZero();
  }

  @Test
  void driftIsAskedWhetherScoresStillMeanTheSame() {
    ask(
        "drift",
        "--reference-rows 0..199 --current-rows 200..399 --columns wage --score hired --label good");
    assertThat(metric("calibrationChange", "of")).isEqualTo(Json.of("hired"));
    assertThat(metric("calibrationChange", "limit")).isNotEqualTo(Json.NULL);
    assertThat(metric("binCalibrationChange", "low")).isNotEqualTo(Json.NULL);
    ask("drift", "--in-order --prediction hired --label good --periods 8 --reference-periods 2");
    assertThat(value("pageHinkleyDrifts")).isZero();
  }

  @Test
  void qualityIsAskedForFormsOfText() {
    assertThat(
            measure(
                "quality",
                people.toString(),
                "--rule",
                "dept MATCHES 'a|[c-e]'",
                "--format",
                "json"))
        .as(err.toString())
        .isZero();
    assertThat(value("validity")).isEqualTo(134 / 400.0);
  }

  @Test
  void ofScoresItIsToldHowEachGroupMayReadThem() {
    ask("fairness", "--prediction hired --label good --by sex,dept --score hired");
    var groups = (JsonArray) ((JsonObject) Json.parse(out.toString())).get("groups");
    assertThat(((JsonObject) groups.elements().getLast()).members())
        .containsKeys("favourableRate", "shrunkFavourableRate", "shrunkFalsePositiveRate");
    assertThat(metric("groupCalibrationError", "verdict")).isEqualTo(Json.of("FAIL"));
    var calibration = (JsonArray) metric("groupCalibrationError", "calibration");
    var first = (JsonObject) calibration.elements().getFirst();
    var bin = (JsonObject) ((JsonArray) first.get("bins")).elements().getFirst();
    assertThat(bin.members()).containsOnlyKeys("n", "score", "outcome");
    assertThat(((JsonObject) bin.get("outcome")).members())
        .containsOnlyKeys("value", "low", "high");
    assertThat(comparison("impactRatio").get("test")).isInstanceOf(JsonObject.class);
  }

  private JsonObject comparison(String name) {
    var all = (JsonArray) ((JsonObject) Json.parse(out.toString())).get("comparisons");
    return all.elements().stream()
        .map(JsonObject.class::cast)
        .filter(it -> it.get("name").equals(new JsonString(name)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatLeavesTheHouseHidesWhatFewPeopleAre() throws IOException {
    var few = Files.readString(people) + "401,X,a,0,0,0,5,5,2026-03-01\n";
    Files.writeString(people, few);
    var asked = "--prediction hired --label good --by sex --fail-on fail --format json";
    var words = new ArrayList<>(List.of("fairness", people.toString()));
    words.addAll(List.of(asked.split(" ")));
    int exit = measure(words.toArray(String[]::new));
    assertThat(out.toString()).contains("\"X\"");
    words.addAll(List.of("--suppress-below", "10"));
    assertThat(measure(words.toArray(String[]::new))).as("as judged").isEqualTo(exit);
    var shown = (JsonObject) Json.parse(out.toString());
    assertThat(shown.get("aggregates")).isEqualTo(Json.object().put("suppressedBelow", 10).build());
    assertThat(((JsonArray) shown.get("groups")).elements())
        .as("all, and the one of three groups that tells nothing")
        .hasSize(2);
    assertThat(out.toString()).contains("Counts below 10 are not shown");
  }

  @Test
  void performanceIsAskedOfNumbersAndOrders() {
    ask("performance", "--actual wage --predicted guess --previous old");
    assertThat(value("meanAbsoluteError")).isEqualTo(399 / 400.0);
    assertThat(metric("errorOverBaseline", "verdict")).isEqualTo(Json.of("PASS"));
    ask("performance", "--query dept --gain good --score wage --first 5");
    assertThat(metric("ndcgAt5", "n")).isEqualTo(Json.of(2L));
    assertThat(metric("precisionAt5", "n")).isEqualTo(Json.of(2L));
  }

  @Test
  void performanceIsAskedForCostsAndBeforeTheFact() {
    ask("performance", "--label good --prediction hired --previous old --costs 1,5");
    assertThat(value("expectedCost")).isEqualTo(1.5);
    var names = metrics().stream().map(it -> it.get("name")).toList();
    assertThat(names).contains(Json.of("accuracyOverBaseline"));
    assertThat(metrics()).anyMatch(it -> Json.of("old").equals(it.get("of")));
    ask("performance", "--estimate --score old --threshold 0.3");
    assertThat(value("estimatedAccuracy")).isEqualTo(1);
  }

  @Test
  void qualityIsAskedForAgeLabelsAndOutliers() {
    ask("quality", "--timestamp day --now 2026-03-30 --max-age 7d --every 1d");
    assertThat(value("age")).isEqualTo(48);
    assertThat(metric("age", "verdict")).isEqualTo(Json.of("PASS"));
    assertThat(value("gapShare")).isZero();
    ask("quality", "--annotators hired,good --checked hired=good --lateness wage --outliers");
    assertThat(value("accuracyOfSample")).isEqualTo(0.5);
    assertThat(value("cohensKappa")).isZero();
    assertThat(value("latenessP95")).isGreaterThan(80);
    assertThat(value("outlierShare")).isZero();
  }

  @Test
  void qualityIsAskedForReferencesAndLeaks() throws IOException {
    var depts = Files.writeString(folder.resolve("depts.v2.csv"), "name\na\nc\n");
    var test = Files.writeString(folder.resolve("test.csv"), "sex,dept\nF,a\nX,b\n");
    ask("quality", "--references dept->" + depts + ".name --test " + test);
    assertThat(value("referentialIntegrity")).isEqualTo(134 / 400.0);
    assertThat(value("trainTestOverlap")).isEqualTo(0.5);
    ask("quality", "--population sex:F=0.5,M=0.5");
    assertThat(value("representationRatio")).isEqualTo(0.5);
    assertThat(metric("representationRatio", "verdict")).isEqualTo(Json.of("FAIL"));
    ask("quality", "--label good");
    assertThat(metric("labelAssociation", "verdict")).isEqualTo(Json.of("PASS"));
  }

  @Test
  void aMeasurementWithOtherFilesIsDoneAgain() throws IOException {
    var depts = Files.writeString(folder.resolve("depts.csv"), "name\na\nc\n");
    measure(
        "quality",
        people.toString(),
        "--references",
        "dept->" + depts + ".name",
        "--timestamp",
        "day",
        "--format",
        "json");
    var record = Files.writeString(folder.resolve("record.json"), out.toString());
    out.getBuffer().setLength(0);
    var command = Main.commandLine().setOut(new PrintWriter(out, true));
    assertThat(command.execute("remeasure", record.toString())).isZero();
    assertThat(out.toString().strip()).isEqualTo("identical");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fairness --prediction hired --label good --by sex --population F",
        "fairness --prediction hired --label good --by sex --population F=x",
        "fairness --prediction hired --label good --by sex --population F=2,M=1",
        "fairness --prediction hired --label good --by sex --population F=.5,F=.5",
        "fairness --prediction hired --label good --by sex,dept --population F=.5,M=.5",
        "drift --order day --prediction hired",
        "drift --order day --in-order --prediction hired --label good",
        "drift --order day --prediction hired --label good --reference-rows 0..9",
        "performance --actual wage",
        "performance --actual wage --predicted guess --label good",
        "performance --actual wage --predicted guess --interval old",
        "performance --query dept --gain good",
        "performance --estimate",
        "performance --score old",
        "performance --label good --prediction hired --costs 1",
        "performance --label good --prediction hired --costs a,b",
        "quality --population F=0.5,M=0.5",
        "quality --population sex:F",
        "quality --references dept",
        "quality --references dept->x",
        "quality --max-age 1d",
        "quality --timestamp day --max-age soon",
        "quality --timestamp day --now yesterday",
        "quality --annotators hired",
        "quality --suppress-below 1",
        "drift --score hired --reference-rows 0..9 --current-rows 10..19",
        "drift --in-order --prediction hired --label good --score hired"
      })
  void whatIsNotUnderstoodIsMisuse(String words) {
    var arguments = new ArrayList<>(List.of(words.split(" ")));
    arguments.add(1, people.toString());
    assertThat(measure(arguments.toArray(String[]::new))).as(words + ": " + out).isEqualTo(2);
    assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
  }
}
