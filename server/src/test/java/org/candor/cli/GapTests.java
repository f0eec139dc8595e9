package org.candor.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.candor.access.Role;
import org.candor.records.RecordJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A pipeline asks where the sample organization stands, and stops when it has fallen behind. */
class GapTests {

  @TempDir static Path home;

  /** Printed when the sample was founded. */
  private static Map<String, String> signIns = Map.of();

  private volatile StringWriter out = new StringWriter();
  private volatile StringWriter err = new StringWriter();

  private int candor(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /** Founded once for all of these: each asks it for something else. */
  private String sample() {
    var data = home.resolve("data");
    if (Files.notExists(data)) {
      assertThat(candor("demo", "--once", "--data", data.toString())).isZero();
      assertThat(out.toString()).contains("AIMS manager");
      signIns = printed(out.toString());
    }
    return data.toString();
  }

  @Test
  void aPipelineLeavesItsReportAsEvidence(@TempDir Path folder) throws IOException {
    var data = sample();
    var report = Files.writeString(folder.resolve("bias.json"), "{}").toString();
    var add = new String[] {"evidence", "add", report, "--data", data, "--covers"};
    assertThat(candor(with(add, "A.6.2.99"))).isEqualTo(2);
    assertThat(err.toString()).contains("Covers: ", "has no line A.6.2.99", "A.6.2.");
    assertThat(candor(with(add, "A.6.2.4,5.1-1", "--form", "measurement", "--made-how", "CI 12")))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("EV-1 bias.json, for A.6.2.4, 5.1-1");
    assertThat(candor("gap", "--format", "json", "--data", data)).isZero();
    var json = RecordJson.MAPPER.readTree(out.toString());
    assertThat(json.path("requirements").toString()).contains("\"evidence\":[\"EV-1\"]");
  }

  private static String[] with(String[] some, String... more) {
    return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void rulesOfOnesOwnAreLoadedWholeOrNotAtAll(@TempDir Path folder) throws IOException {
    var data = sample();
    var rules = folder.resolve("rules.csv");
    Files.writeString(rules, "id,parent,text\nH,,Ask\nH,X,Again\n");
    var load = new String[] {"framework", "load", rules.toString(), "--data", data};
    var named = with(load, "--id", "house", "--title", "House rules", "--version", "1");
    assertThat(candor(named)).isEqualTo(3);
    assertThat(err.toString())
        .contains(
            "Line 3: the id H is taken, by line 2.",
            "Line 3: H stands under X, which is not there.",
            "Nothing was taken.");
    assertThat(candor("gap", "--framework", "house", "--data", data)).isEqualTo(2);
    Files.writeString(rules, "id,parent,kind,text\nA,,area,\nA.1,A,control,Ask first\n");
    assertThat(candor(named)).as(err.toString()).isZero();
    assertThat(out.toString())
        .isEqualToIgnoringNewLines("house House rules, version 1: 1 checkable lines");
    assertThat(candor("gap", "--framework", "house", "--threshold", "1", "--data", data))
        .isEqualTo(3);
    assertThat(out.toString()).contains("A.1", "House rules");
    assertThat(candor("gap", "--framework", "house", "--format", "json", "--data", data)).isZero();
    var json = RecordJson.MAPPER.readTree(out.toString());
    isNamedAsAgreed(json);
    assertThat(json.path("framework").asString()).isEqualTo("house");
    assertThat(json.path("controls")).hasSize(1);
    assertThat(json.path("controls").get(0).path("id").asString()).isEqualTo("A.1");
    assertThat(json.path("controls").get(0).path("verdict").asString()).isEqualTo("UNKNOWN");
    Files.writeString(rules, "id,parent,kind,text\nA,,area,\nA.1,A,control,Never ask\n");
    assertThat(candor(named)).isEqualTo(3);
    assertThat(err.toString()).contains("A version never changes", "Nothing was taken.");
    whatIsNoFrameworkIsRefusedByThePlaceOfItsError(folder, data);
  }

  private void whatIsNoFrameworkIsRefusedByThePlaceOfItsError(Path folder, String data)
      throws IOException {
    // What else is wrong with a file is read by the same reader over HTTP.
    var wrong =
        Map.of(
            "cycle.yaml",
            new String[] {
              "items:\n- {id: A, parent: B}\n- {id: B, parent: A}\n", "Item 1: A stands, by way of"
            },
            "large.csv",
            new String[] {"id,text\nA," + "x".repeat(50_000_000), "more than 10 MB"});
    for (var it : wrong.entrySet()) {
      var file = Files.writeString(folder.resolve(it.getKey()), it.getValue()[0]).toString();
      var load = new String[] {"framework", "load", file, "--data", data, "--id", "other"};
      assertThat(candor(with(load, "--title", "Other", "--version", "1"))).isEqualTo(3);
      assertThat(err.toString()).as(it.getKey()).contains(it.getValue()[1], "Nothing was taken.");
      assertThat(err.toString()).as(it.getKey()).doesNotContain("Exception", "\tat ");
    }
  }

  @Test
  void aPipelineIsToldWhereTheOrganizationStands() throws Exception {
    var data = sample();
    assertThat(candor("gap", "--format", "json", "--data", data)).isZero();
    assertThat(err.toString())
        .containsSubsequence("Starting the database", "Computing the position from", "facts ...");
    var json = RecordJson.MAPPER.readTree(out.toString());
    assertThat(out.toString().strip()).startsWith("{").endsWith("}");
    assertThat(json.path("framework").asString()).isEqualTo("iso-42001");
    assertThat(json.path("requirements")).hasSize(131);
    assertThat(json.path("controls")).hasSize(38);
    isNamedAsAgreed(json);
    assertThat(json.path("controls").get(0).path("id").asString()).isEqualTo("A.2.2");

    assertThat(candor("gap", "--at-least", "99%", "--data", data)).isEqualTo(3);
    assertThat(out.toString()).contains("Northwind Health", "4.1-3");
    assertThat(err.toString()).contains(" % are met, 99 % were asked.");
    assertThat(candor("gap", "--fail-on", "met,partly,not_met,unknown", "--data", data))
        .isEqualTo(3);
    assertThat(err.toString()).containsPattern("\\d lines are [A-Z_]+\\.");
    assertThat(candor("gap", "--format", "json", "--quiet", "--data", data)).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(candor("gap", "--as-of", "2001-01-01", "--data", data)).isEqualTo(2);
    assertThat(err.toString()).contains("Nothing had been recorded by then.");
    assertThat(candor("gap", "--at-least", "most", "--data", data)).isEqualTo(2);
    aSecondDemoFindsItAllThereAndEveryPrintedSignInOpensTheDoor(data);
  }

  /** Pipelines rest on these names: none goes, and none comes unnoticed. */
  private static void isNamedAsAgreed(JsonNode json) {
    assertThat(json.propertyNames())
        .containsExactlyInAnyOrder(
            "framework",
            "asOf",
            "summary",
            "requirements",
            "controls", // agreed
            "title",
            "ledgerSize",
            "sha256"); // beside them
    var lines = Stream.of("requirements", "controls").flatMap(it -> json.path(it).valueStream());
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(
            it -> {
              assertThat(it.propertyNames())
                  .containsExactlyInAnyOrder(
                      "id",
                      "title",
                      "verdict",
                      "why",
                      "population",
                      "exceptions",
                      "next", // agreed
                      "clause",
                      "exceptionsTotal",
                      "findings",
                      "people"); // beside them
              assertThat(it.path("exceptions").isArray()).isTrue();
              assertThat(it.path("population").isInt()).isTrue();
            });
  }

  private void aSecondDemoFindsItAllThereAndEveryPrintedSignInOpensTheDoor(String data)
      throws Exception {
    assertThat(signIns).hasSize(Role.values().length);
    var demo = new Thread(() -> candor("demo", "--port", "0", "--data", data));
    demo.start();
    try {
      while (demo.isAlive() && !out.toString().contains("Stop it with")) {
        Thread.sleep(200);
      }
      assertThat(printed(out.toString())).isEqualTo(signIns);
      assertThat(out.toString()).contains("30 AI systems");
      var at = out.toString().replaceAll("(?s).*Open (http://\\S+)/sign-in.*", "$1");
      for (var it : signIns.entrySet()) {
        assertThat(new AVisitor(at).signedIn(it.getKey(), it.getValue())).contains(it.getKey());
      }
      var first = signIns.keySet().iterator().next();
      assertThat(new AVisitor(at).signedIn(first, "wrong")).doesNotContain(first);
    } finally {
      demo.interrupt();
      demo.join();
    }
  }

  /** The password printed beside each address. */
  private static Map<String, String> printed(String text) {
    return Pattern.compile("(\\S+@northwind\\.example) +(\\S+)")
        .matcher(text)
        .results()
        .collect(toMap(it -> it.group(1), it -> it.group(2)));
  }
}
