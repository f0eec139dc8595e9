package org.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** What an engineer types into a pipeline, and what comes back. */
class MeasureTests {

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path loans;

  private int candor(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** 100 men and 100 women; men get a loan 60 times, women 30 times; half of all pay back. */
  @BeforeEach
  void writeLoans() throws IOException {
    var rows = new StringBuilder("sex,granted,paid,score\n");
    for (int i = 0; i < 200; i++) {
      boolean man = i % 2 == 0;
      int rank = i / 2;
      boolean granted = rank < (man ? 60 : 30);
      rows.append(man ? "man" : "woman")
          .append(granted ? ",1" : ",0")
          .append(rank % 2 == 0 ? ",yes," : ",no,")
          .append(1 - rank / 100.0)
          .append('\n');
    }
    loans = Files.writeString(folder.resolve("loans.csv"), rows);
  }

  private int fairness(String... more) {
    var arguments =
        new java.util.ArrayList<>(
            List.of(
                "measure",
                "fairness",
                loans.toString(),
                "--prediction",
                "granted",
                "--label",
                "paid = 'yes'",
                "--by",
                "sex"));
    arguments.addAll(List.of(more));
    return candor(arguments.toArray(String[]::new));
  }

  private JsonObject json() {
    return (JsonObject) Json.parse(out.toString());
  }

  private static JsonObject named(JsonObject in, String list, String name) {
    return ((JsonArray) in.get(list))
        .elements().stream()
            .map(JsonObject.class::cast)
            .filter(it -> it.get("name").equals(new JsonString(name)))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void jsonHasWhatAScriptNeeds() {
    assertThat(fairness("--format", "json")).isZero();
    var it = json();
    assertThat(it.get("rows")).isEqualTo(new JsonNumber(200));
    assertThat(((JsonString) it.get("source")).value()).hasSize(64);
    assertThat(((JsonString) it.get("query")).value()).startsWith("select").contains("group by");
    var women = (JsonObject) ((JsonArray) it.get("groups")).elements().getLast();
    assertThat(women.get("by")).isEqualTo(Json.object().put("sex", "woman").build());
    assertThat(List.of(women.get("tp"), women.get("fp"), women.get("fn"), women.get("tn")))
        .containsExactly(Json.of(15L), Json.of(15L), Json.of(35L), Json.of(35L));
    assertThat(((JsonObject) women.get("selectionRate")).get("value")).isEqualTo(Json.of(0.3));
    var ratio = named(it, "metrics", "impactRatio");
    assertThat(ratio.get("value")).isEqualTo(Json.of(0.5));
    assertThat(ratio.get("verdict")).isEqualTo(Json.of("FAIL"));
    assertThat(ratio.get("n")).isEqualTo(Json.of(200L));
    assertThat(ratio.members()).containsKeys("low", "high", "limit");
  }

  @Test
  void aBrokenLimitFailsAPipelineThatAsksForIt() {
    assertThat(fairness()).isZero();
    assertThat(fairness("--fail-on", "fail")).isEqualTo(3);
    assertThat(out.toString())
        .contains("FAIL", "Impact ratio of sex: Those of sex woman are favoured 0.50 times");
    assertThat(
            candor(
                "measure",
                "performance",
                loans.toString(),
                "--label",
                "paid='yes'",
                "--prediction",
                "granted",
                "--fail-on",
                "fail",
                "--limit",
                "accuracy=0.4.."))
        .isZero();
    assertThat(
            candor(
                "measure",
                "performance",
                loans.toString(),
                "--label",
                "paid='yes'",
                "--prediction",
                "granted",
                "--fail-on",
                "inconclusive",
                "--limit",
                "accuracy=0.5.."))
        .isEqualTo(3);
  }

  @Test
  void buildServersReadJunitAndSarif() throws Exception {
    assertThat(fairness("--format", "junit")).isZero();
    var suite =
        javax.xml.parsers.DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new org.xml.sax.InputSource(new java.io.StringReader(out.toString())))
            .getDocumentElement();
    assertThat(suite.getTagName()).isEqualTo("testsuite");
    assertThat(suite.getElementsByTagName("testcase").getLength())
        .isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
    assertThat(suite.getElementsByTagName("failure").getLength())
        .isEqualTo(Integer.parseInt(suite.getAttribute("failures")))
        .isPositive();
    assertThat(fairness("--format", "sarif")).isZero();
    assertThat(json().get("version")).isEqualTo(Json.of("2.1.0"));
  }

  @Test
  void buildServersReadThatNothingWasMeasuredToo() throws Exception {
    Files.writeString(loans, "sex,granted,paid,score\nman,maybe,yes,0.5\n");
    assertThat(fairness("--format", "junit")).isEqualTo(1);
    var suite =
        javax.xml.parsers.DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new org.xml.sax.InputSource(new java.io.StringReader(out.toString())))
            .getDocumentElement();
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(((org.w3c.dom.Element) suite.getElementsByTagName("error").item(0)))
        .satisfies(it -> assertThat(it.getAttribute("message")).contains("It also holds 'maybe'"));
    assertThat(err.toString()).contains("It also holds 'maybe'");
    assertThat(fairness("--format", "sarif")).isEqualTo(1);
    var run = (JsonObject) ((JsonArray) json().get("runs")).elements().getFirst();
    var invocation = (JsonObject) ((JsonArray) run.get("invocations")).elements().getFirst();
    assertThat(invocation.get("executionSuccessful")).isEqualTo(Json.of(false));
    assertThat(fairness("--format", "json")).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aMeasurementIsDoneAgainAndSaysWhatBecameOfIt() throws IOException {
    fairness("--format", "json", "--score", "score", "--reference", "man");
    var record = Files.writeString(folder.resolve("record.json"), out.toString());
    assertThat(candor("remeasure", record.toString())).isZero();
    assertThat(out.toString().strip()).isEqualTo("identical");

    var moved = Files.move(loans, folder.resolve("elsewhere.csv"));
    assertThat(candor("remeasure", record.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file", "loans.csv");
    assertThat(candor("remeasure", record.toString(), "--source", moved.toString())).isZero();

    Files.writeString(moved, "\nman,1,yes,0.5\n", java.nio.file.StandardOpenOption.APPEND);
    assertThat(candor("remeasure", record.toString(), "--source", moved.toString())).isEqualTo(4);
    assertThat(out.toString()).startsWith("source changed").contains("200 rows");

    Files.copy(moved, loans);
    var forged =
        Files.readString(record)
            .replaceFirst("\"tp\": 15", "\"tp\": 16")
            .replaceFirst("\"tp\":15", "\"tp\":16");
    writeLoans();
    var wrong = Files.writeString(folder.resolve("forged.json"), forged);
    assertThat(candor("remeasure", wrong.toString())).isEqualTo(5);
    assertThat(out.toString()).startsWith("different");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "", "{\"measurement\": \"astrology\", \"version\": 1}"})
  void whatIsNoRecordIsNotMeasured(String content) throws IOException {
    var record = Files.writeString(folder.resolve("record.json"), content);
    assertThat(candor("remeasure", record.toString())).isIn(1, 2);
    assertThat(err.toString()).isNotBlank().doesNotContain("Exception");
  }

  @Test
  void driftAnswersToo() {
    var file = loans.toString();
    assertThat(
            candor(
                "measure",
                "drift",
                file,
                "--reference-rows",
                "0..99",
                "--current-rows",
                "100..199",
                "--format",
                "json"))
        .isZero();
    var score = named(json(), "columns", "score");
    assertThat(score.members()).containsKeys("psi", "ks", "wasserstein", "verdict");
    assertThat(candor("measure", "drift", file, "--against", file, "--fail-on", "fail")).isZero();
  }

  @Test
  void qualityAndProfileAnswerToo() {
    var file = loans.toString();
    assertThat(
            candor(
                "measure",
                "quality",
                file,
                "--fd",
                "score->granted",
                "--key",
                "score",
                "--rule",
                "score > 0.5",
                "--sentinel",
                "no",
                "--format",
                "json"))
        .isZero();
    assertThat(named(json(), "metrics", "functionalDependency").get("violations"))
        .isEqualTo(Json.of(30L));
    assertThat(named(json(), "columns", "paid").get("sentinels")).isEqualTo(Json.of(100L));

    assertThat(candor("measure", "profile", file, "--sentinel", "no")).isZero();
    assertThat(out.toString())
        .contains("200 rows", "score", "distinct", "Commonest values", "man 50.0 %, woman 50.0 %")
        .contains("How numbers lie", "█", "May stand for a missing value:")
        .containsPattern("paid +100 rows, 50.0 %");
  }

  @Test
  void intervalsAreAsSureAsIsAskedFor() {
    assertThat(fairness("--format", "json")).isZero();
    var usual = named(json(), "metrics", "impactRatio");
    assertThat(fairness("--format", "json", "--confidence", "0.99")).isZero();
    var wide = named(json(), "metrics", "impactRatio");
    assertThat(((JsonObject) json().get("parameters")).get("confidence")).isEqualTo(Json.of(0.99));
    assertThat(((JsonNumber) wide.get("low")).value())
        .isLessThan(((JsonNumber) usual.get("low")).value());
    assertThat(wide.get("value")).isEqualTo(usual.get("value"));
    assertThat(fairness("--confidence", "1")).isEqualTo(2);
    assertThat(err.toString()).contains("--confidence lies from 0.5 to 0.99");
  }

  @Test
  void aMeasurementIsHeldBesideThoseBeforeIt() throws IOException {
    var records = new java.util.ArrayList<String>(List.of("measure", "history"));
    for (int i = 0; i < 6; i++) {
      fairness("--format", "json");
      records.add(Files.writeString(folder.resolve(i + ".json"), out.toString()).toString());
    }
    assertThat(candor(records.toArray(String[]::new))).as(err.toString()).isZero();
    assertThat(out.toString()).contains("robustZ", "history of 5.json");
    records.add("--fail-on");
    records.add("fail");
    assertThat(candor(records.toArray(String[]::new))).isZero();
    assertThat(candor("measure", "history", loans.toString(), loans.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("is no record of a measurement");
  }

  @Test
  void misuseIsToldFromFailure() {
    assertThat(candor("measure")).isEqualTo(2);
    assertThat(err.toString()).contains("fairness, drift, quality, performance, profile");
    assertThat(candor("measure", "drift", loans.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--against");
    assertThat(fairness("--favourable", "2")).isEqualTo(2);
    assertThat(fairness("--limit", "impactRatio")).isEqualTo(2);
    assertThat(fairness("--memory", "much")).isEqualTo(2);
    assertThat(fairness("--encoding", "klingon")).isEqualTo(2);
    assertThat(fairness("--score", "score", "--score-range", "high")).isEqualTo(2);
    assertThat(fairness("--reference", "child")).isEqualTo(1);
    assertThat(err.toString()).contains("man", "woman");
    assertThat(fairness("--score", "score", "--score-range", "0..0.5")).isEqualTo(1);
    assertThat(err.toString()).contains("--score-range");
    assertThat(
            candor(
                "measure",
                "fairness",
                loans.toString(),
                "--prediction",
                "grantd",
                "--label",
                "granted",
                "--by",
                "sex"))
        .isEqualTo(1);
    assertThat(err.toString())
        .contains("There is no column 'grantd'. The columns are: sex, granted, paid, score.")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fairness", "drift", "quality", "performance", "profile"})
  void everyMeasurementExplainsItself(String name) {
    assertThat(candor("measure", name, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: candor measure " + name, "Exit codes:", "FILE");
  }
}
