package org.candor.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.candor.AnOrganization;
import org.candor.access.Role;
import org.candor.records.Ledger;
import org.candor.tabular.AFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/**
 * Files made to hurt, sent as people and as programs send them: each is answered in words that name
 * what is wrong and where, never with a failure, and the good rows go in.
 */
@SpringBootTest
class HostileUploadTests {

  private static final String IMPORTS = "/api/v1/exchange/imports";
  private static final String NONE = "";

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  @TempDir Path folder;
  MockMvc door;
  AnApi api;

  /**
   * A file and what is to come of it.
   *
   * @param good how many of its rows go in
   * @param where row and column that are named; empty where the whole file is meant
   */
  private record Hostile(String name, byte[] bytes, int good, String where, String words) {}

  @BeforeEach
  void open() {
    door = ApiDoor.open(context);
    somewhereNew();
  }

  /** Each file meets an organization without records. */
  private void somewhereNew() {
    var clinic = AnOrganization.founded(ledger, transactions);
    api = AnApi.of(door, clinic, Role.AIMS_MANAGER);
  }

  private List<Hostile> files() throws IOException {
    var head = "System ID,Name,Stage,Started on\n";
    var good = "A9,Good,Inception,2024-03-01\n";
    return List.of(
        text("empty.csv", "", 0, NONE, "The file is empty"),
        text("blank.csv", " \n \n", 0, NONE, "only blanks"),
        text("page.html", "<html><script>alert(1)</script>", 0, NONE, "a web page or XML"),
        text("a.pdf", "%PDF-1.7 x", 0, NONE, "This is a PDF"),
        new Hostile(
            "bytes.csv", (head + good + "A2,x\u0000y,,\n").getBytes(ISO_8859_1), 0, NONE, "NUL"),
        new Hostile("half.csv", halfAnUmlaut("System ID,Name\n"), 1, "2,3,Name", "not text"),
        text("ragged.csv", head + "A1,Short\n" + good, 1, "1,2,", "2 cells, the header 4"),
        text("wide.csv", head + "A1,Long,,,,x,y\n" + good, 1, "1,2,", "the header 4"),
        text("quote.csv", head + good + "A2,\"never closed,,\n", 1, "2,3", "never closed"),
        text("cell.csv", head + good + "A1," + "x".repeat(401) + ",,\n", 1, "2,3,Name", "400"),
        text("long.csv", head + "A1," + "x".repeat(100_000_000), 0, NONE, "is longer than"),
        text("columns.csv", tenThousandColumns(), 0, NONE, "columns"),
        text("enum.csv", head + "A1,Odd,Designing,\n" + good, 2, "1,2,Stage", "The nearest is"),
        text("name.csv", head + "A1,,Inception,\n" + good, 1, "1,2,Name", "required"),
        text("date.csv", head + "A1,Odd,,31/31/2024\n" + good, 2, "1,2,Started on", "There is no"),
        text("twice.csv", head + good + good, 2, "2,3,System ID", "same key"),
        text("deep.json", "[".repeat(5_000), 0, NONE, "nested deeper"),
        text("cut.json", "[{\"System ID\":\"A1\",\"Name\":\"x", 0, NONE, "cut off"),
        text("half.json", "[{\"Name\":\"a\\ud800b\"},{\"Name\":\"Good\"}]", 1, "1,", "surrogate"),
        text("twice.json", "[{\"Name\":\"a\",\"Name\":\"b\"},{\"Name\":\"c\"}]", 1, "1,", "twice"),
        workbook("bomb.xlsx", bomb(), 0, "unpacks to far more"),
        workbook("xxe.xlsx", xxe(), 0, "document type"),
        cutOff("cut.xlsx"));
  }

  @Test
  void aProgramIsToldWhatIsWrongAndWhere() throws IOException {
    var softly = new SoftAssertions();
    for (var it : files()) {
      somewhereNew();
      var sent =
          api.send(
              "POST",
              IMPORTS + "?register=systems/ai-systems&fileName=" + it.name(),
              it.bytes(),
              "Content-Type",
              "application/octet-stream");
      softly.assertThat(sent.status()).as(it.name()).isIn(202, 422);
      if (sent.status() == 202) {
        var ended = ended(sent.id());
        var found = ended.path("message").asString() + "\n" + errors(sent.id());
        softly.assertThat(found).as(it.name()).contains(it.words());
        softly.assertThat(found.lines()).as(it.name()).anyMatch(line -> named(line, it.where()));
      } else {
        softly.assertThat(sent.json().path("detail").asString()).as(it.name()).contains(it.words());
      }
      softly.assertThat(total()).as(it.name()).isEqualTo(it.good());
    }
    softly.assertAll();
  }

  @Test
  void aPersonIsToldTheSameOnThePage() throws Exception {
    var softly = new SoftAssertions();
    for (var it : files()) {
      somewhereNew();
      var part = new MockMultipartFile("file", it.name(), null, it.bytes());
      var response =
          door.perform(
                  multipart("/exchange/imports")
                      .file(part)
                      .param("register", "systems/ai-systems")
                      .requestAttr(ApiDoor.CALLER, api.caller()))
              .andReturn()
              .getResponse();
      softly.assertThat(response.getStatus()).as(it.name()).isIn(303, 422);
      var page = response.getContentAsString(UTF_8);
      if (response.getStatus() == 303) {
        var place = String.valueOf(response.getHeader("Location"));
        ended(place.substring(place.lastIndexOf('/') + 1));
        page = api.get(place).is(200).body();
      }
      softly.assertThat(HtmlUtils.htmlUnescape(page)).as(it.name()).contains(it.words());
      softly
          .assertThat(page)
          .as(it.name())
          .doesNotContain("<script>alert")
          .doesNotContain("[exchange.");
      softly.assertThat(total()).as(it.name() + " is only looked through").isZero();
    }
    softly.assertAll();
  }

  @Test
  void aNameLeadsNowhere() {
    for (var name :
        Map.of(
                "../../../etc/passwd.csv", "passwd.csv",
                "C:\\Windows\\win.csv", "win.csv",
                "a\u0000b\nc.csv", "abc.csv",
                "..", "..",
                "<img src=x onerror=alert(1)>.csv", "<img src=x onerror=alert(1)>.csv")
            .entrySet()) {
      somewhereNew();
      var sent =
          api.send(
              "POST",
              IMPORTS
                  + "?register=systems/ai-systems&fileName="
                  + URLEncoder.encode(name.getKey(), UTF_8).replace("+", "%20"),
              AnApi.bytes("Name\nGood\n"));
      assertThat(sent.is(202).json().path("fileName").asString()).isEqualTo(name.getValue());
      ended(sent.id());
      assertThat(total()).isEqualTo(1);
      var page = api.get("/exchange/imports/" + sent.id()).is(200).body();
      assertThat(page).doesNotContain("<img src=x");
    }
  }

  @Test
  void fiveSpellingsOfADayAreOneDayAndAYearIsNone() {
    var days =
        List.of("2024-03-17", "17 Mar 2024", "March 17, 2024", "17/03/2024", "45368", "2024");
    var rows =
        IntStream.range(0, days.size())
            .mapToObj(i -> "A%d,System %d,\"%s\"\n".formatted(i, i, days.get(i)))
            .collect(Collectors.joining());
    var sent =
        api.send(
            "POST",
            IMPORTS + "?register=systems/ai-systems&fileName=days.csv",
            AnApi.bytes("System ID,Name,Started on\n" + rows));
    ended(sent.is(202).id());
    var said =
        api.get(AnApi.SYSTEMS + "?sort=name")
            .is(200)
            .json()
            .path("items")
            .valueStream()
            .map(it -> it.path("startedOn").asString())
            .toList();
    assertThat(said.subList(0, 5)).containsOnly("2024-03-17");
    assertThat(said.get(5)).as("the day is not known").isIn("", "null");
    assertThat(errors(sent.id())).contains("The file says the year, not the day");
  }

  @Test
  void whatWasAFormulaComesBackInertFromEveryTable() {
    var formulas = List.of("=1+1", "+SUM(A1)", "-2+3", "@cmd", "=HYPERLINK(\"\"http://x\"\")");
    var rows =
        IntStream.range(0, formulas.size())
            .mapToObj(i -> "A%d,\"%s\"\n".formatted(i, formulas.get(i)))
            .collect(Collectors.joining());
    var sent =
        api.send(
            "POST",
            IMPORTS + "?register=systems/ai-systems&fileName=f.csv",
            AnApi.bytes("System ID,Name\n" + rows));
    ended(sent.is(202).id());
    var csv = api.get("/systems/ai-systems/export.csv").is(200).body();
    assertThat(csv).contains("'=1+1", "'+SUM(A1)", "'-2+3", "'@cmd", "'=HYPERLINK");
    assertThat(csv).doesNotContainPattern("(?m)(^|[,;])\"?[=+@]");
    assertThat(api.get("/systems/ai-systems/export.ndjson").is(200).body()).contains("\"=1+1\"");
  }

  private int total() {
    return api.get(AnApi.SYSTEMS).is(200).json().path("total").asInt();
  }

  private JsonNode ended(String id) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> api.get(IMPORTS + "/" + id).is(200).json(),
            it -> !List.of("CHECKING", "RUNNING").contains(it.path("state").asString()));
  }

  private String errors(String id) {
    return api.get(IMPORTS + "/" + id + "/errors.csv").is(200).body();
  }

  private static boolean named(String line, String where) {
    return line.startsWith(where);
  }

  private static Hostile text(String name, String text, int good, String where, String words) {
    return new Hostile(name, text.getBytes(UTF_8), good, where, words);
  }

  /** So many whole ones before it that the file is UTF-8 for all that. */
  private static byte[] halfAnUmlaut(String before) {
    var bytes = (before + "A1," + "\u00fc".repeat(40) + "\nA2,x\u00fc").getBytes(UTF_8);
    bytes[bytes.length - 1] = 'x';
    return bytes;
  }

  private static String tenThousandColumns() {
    return IntStream.range(0, 10_000).mapToObj(i -> "c" + i).collect(Collectors.joining(","))
        + "\n";
  }

  private Hostile workbook(String name, Map<String, AFile.Filling> parts, int good, String words)
      throws IOException {
    return new Hostile(name, Files.readAllBytes(AFile.workbook(folder, parts)), good, NONE, words);
  }

  private static Map<String, AFile.Filling> bomb() {
    var row = "<row><c/></row>".repeat(10_000).getBytes(UTF_8);
    return Map.of(
        "xl/worksheets/sheet1.xml",
        out -> {
          out.write("<worksheet><sheetData>".getBytes(UTF_8));
          for (int i = 0; i < 1_000; i++) {
            out.write(row);
          }
        });
  }

  private static Map<String, AFile.Filling> xxe() {
    var parts = new LinkedHashMap<String, AFile.Filling>();
    parts.put(
        "xl/worksheets/sheet1.xml",
        out ->
            out.write(
                ("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData>"
                        + "<row><c t='inlineStr'><is><t>Name</t></is></c></row>"
                        + "<row><c t='inlineStr'><is><t>&e;</t></is></c></row>"
                        + "</sheetData></worksheet>")
                    .getBytes(UTF_8)));
    return parts;
  }

  private Hostile cutOff(String name) throws IOException {
    var whole =
        Files.readAllBytes(AFile.workbook(folder, "<worksheet><sheetData/></worksheet>", Map.of()));
    return new Hostile(name, Arrays.copyOf(whole, whole.length / 2), 0, NONE, "cut off");
  }
}
