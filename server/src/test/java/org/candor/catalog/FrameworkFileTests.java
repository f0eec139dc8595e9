package org.candor.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.candor.catalog.FrameworkFile.About;
import org.junit.jupiter.api.Test;

/** Somebody brings a framework of their own, in good order or not. */
class FrameworkFileTests {

  private static final About ABOUT = new About("house-rules", "House rules", "", "1");

  @Test
  void aTableBecomesAFramework() {
    var it =
        read(
            "rules.csv",
            """
            id,parent,kind,title,text,evidence,questions
            H,,area,House,How we work,,
            H.1,H,control,Ask first,Nobody trains on customer data unasked,The consent,Who asked?; When?
            """);
    assertThat(it.id()).isEqualTo("house-rules");
    assertThat(it.assessable().map(Item::id)).containsExactly("H.1");
    assertThat(it.item("H.1").questions()).containsExactly("Who asked?", "When?");
  }

  @Test
  void yamlAndJsonSayTheSame() {
    var yaml =
        read("rules.yaml", "items:\n- {id: H, kind: area, title: House}\n- {id: H.1, parent: H}\n");
    var json =
        read(
            "rules.json",
            """
            {"items":[{"id":"H","kind":"AREA","title":"House"},{"id":"H.1","parent":"H"}]}
            """);
    assertThat(yaml.items()).isEqualTo(json.items());
  }

  @Test
  void whatIsWrittenStaysAsItIsWritten() {
    var it =
        read(
            "rules.yaml",
            """
            items:
            - {id: 1.1, title: yes, text: 2026-01-01}
            - {id: 1.10, title: 0x10, text: ~, documented: yes}
            """);
    assertThat(it.items()).extracting(Item::id).containsExactly("1.1", "1.10");
    assertThat(it.items()).extracting(Item::title).containsExactly("yes", "0x10");
    assertThat(it.items()).extracting(Item::text).containsExactly("2026-01-01", "");
    assertThat(it.item("1.10").documented()).isTrue();
    assertThat(reasons("rules.json", "{\"items\":[{\"id\":1.10},{\"id\":\"A\",\"documented\":3}]}"))
        .hasSize(2)
        .allSatisfy(reason -> assertThat(reason).contains("is a number", "in quotes"));
    assertThat(reasons("rules.yaml", "items:\n- {id: A, documented: maybe}\n"))
        .containsExactly("Item 1 (A): documented is \"maybe\"; it is yes or no.");
  }

  @Test
  void whatIsWrittenOutCanBeBroughtAgainAsItIs() {
    var whole = FrameworksForTests.iso42001();
    var written = whole.json().put("id", "ours").put("title", "Ours");
    var bytes = written.toString().getBytes(UTF_8);
    var again = FrameworkFile.read("ours.json", bytes, new About("", "", "", ""));
    assertThat(again.items()).isEqualTo(whole.items());
    assertThat(again.json().toString()).isEqualTo(written.toString());
  }

  @Test
  void anOscalCatalogIsRead() throws IOException {
    var file = Path.of("../../shared/catalogs/nist/nist-ai-rmf-1.0.oscal.json");
    assumeTrue(Files.exists(file), "The catalog is not on this machine: " + file);
    var it = FrameworkFile.read("nist.json", Files.readAllBytes(file), ABOUT);
    assertThat(it.assessable()).hasSize(72);
  }

  @Test
  void whatIsWrongInAnOscalCatalogIsNamed() {
    assertThat(oscal("2.0.0", "{\"id\": \"a\"}"))
        .containsExactly("The catalog is written in OSCAL 2.0.0; OSCAL 1 is read.");
    assertThat(oscal("", "{\"id\": \"a\"}")).singleElement().asString().contains("oscal-version");
    assertThat(oscal("1.1.3", "{\"title\": \"Nameless\"}"))
        .containsExactly("Control 1 has neither an id nor a label.");
    assertThat(oscal("1.1.3", "{\"id\": \"a\"}, {\"id\": \"a\"}"))
        .containsExactly("Control 2: the id A is taken, by control 1.");
    assertThat(oscal("1.1.3", "")).singleElement().asString().contains("neither groups nor");
  }

  private static List<String> oscal(String version, String controls) {
    return reasons(
        "x.json",
        """
        {"catalog": {"metadata": {"title": "T", "version": "3", "oscal-version": "%s"}, "controls": [%s]}}
        """
            .formatted(version, controls));
  }

  @Test
  void everyLineThatIsWrongIsNamed() {
    assertThat(
            reasons(
                "rules.csv",
                """
                id,parent,kind,title
                A,,area,One
                A,,area,Again
                B,nowhere,control,Lost
                """))
        .containsExactly(
            "Line 3: the id A is taken, by line 2.",
            "Line 4: B stands under nowhere, which is not there.");
    assertThat(reasons("rules.csv", "id,kind\nA,chapter\n"))
        .singleElement()
        .asString()
        .contains("Line 2 (A): the kind is \"chapter\"");
    assertThat(reasons("rules.yaml", "items:\n- {id: A, colour: red}\n"))
        .containsExactly("Item 1 (A) has [colour], which nothing here means.");
    assertThat(reasons("rules.csv", "name\nA\n"))
        .singleElement()
        .asString()
        .contains("no column id");
  }

  @Test
  void aFieldThatIsThereTwiceIsNamedWithItsLine() {
    assertThat(
            reasons(
                "x.json",
                """
                {"items": [
                  {"id": "A", "title": "One"},
                  {"id": "B",
                   "title": "Two", "title": "Three"}
                ]}
                """))
        .containsExactly(
            "Line 4: the field title is there twice in one object. Leave one of the two.");
    assertThat(reasons("x.json", "{\"items\": [{\"id\": \"A\"}], \"items\": []}"))
        .singleElement()
        .asString()
        .startsWith("Line 1: the field items is there twice");
    assertThat(oscal("1.1.3", "{\"id\": \"a\", \"id\": \"b\"}"))
        .containsExactly(
            "Line 1: the field id is there twice in one object. Leave one of the two.");
    assertThat(reasons("x.yaml", "items:\n- id: A\n  id: B\n"))
        .singleElement()
        .asString()
        .contains("line 3: found duplicate key id");
    assertThat(reasons("x.json", "{\"items\": [{\"id\": \"A\"}]} {}")).hasSize(1);
  }

  @Test
  void anOscalCatalogThatGoesTooDeepIsRefused() {
    var deep = "{\"id\": \"c%d\", \"controls\": [";
    var nested = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      nested.append(deep.formatted(i));
    }
    nested.append("{\"id\": \"last\"}").append("]}".repeat(40));
    assertThat(oscal("1.1.3", nested.toString())).singleElement().asString().contains("deep");
  }

  @Test
  void aCycleIsFound() {
    assertThat(reasons("rules.yaml", "items:\n- {id: A, parent: B}\n- {id: B, parent: A}\n"))
        .containsExactly(
            "Item 1: A stands, by way of others, under itself.",
            "Item 2: B stands, by way of others, under itself.");
  }

  @Test
  void aLadderOfTwentyThousandLinesIsRefusedAtOnce() {
    var rungs = new StringBuilder("id,parent\nL0,\n");
    for (int i = 1; i < 20_000; i++) {
      rungs.append('L').append(i).append(",L").append(i - 1).append('\n');
    }
    org.junit.jupiter.api.Assertions.assertTimeout(
        java.time.Duration.ofSeconds(20),
        () ->
            assertThat(reasons("rules.csv", rungs.toString()))
                .hasSize(20_000 - 31)
                .contains("Line 33: L31 stands more than 30 deep."));
  }

  @Test
  void aBombOfAliasesIsRefused() {
    assertThat(
            reasons(
                "rules.yaml",
                """
                a: &a [x, x, x, x, x, x, x, x, x]
                b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
                items: [*b, *b, *b, *b, *b, *b, *b, *b, *b]
                """))
        .singleElement()
        .asString()
        .startsWith("This is no YAML that is taken:");
    assertThat(reasons("rules.yaml", "items: " + "[".repeat(5_000))).hasSize(1);
    assertThat(reasons("rules.yaml", "items: !!javax.script.ScriptEngineManager []")).hasSize(1);
  }

  @Test
  void aKeyThatIsNothingIsRefused() {
    assertThat(reasons("rules.yaml", "~: x\n")).hasSize(1);
    assertThat(reasons("rules.yaml", "items:\n- {id: A, ? ~ : b}\n")).hasSize(1);
  }

  @Test
  void whatIsTooLargeOrNothingIsRefused() {
    assertThatExceptionOfType(BadFramework.class)
        .isThrownBy(() -> FrameworkFile.read("x.json", new byte[50 << 20], ABOUT))
        .withMessage("The file has more than 10 MB; a framework has no more.");
    assertThat(reasons("x.json", "")).containsExactly("The file is empty.");
    assertThat(reasons("x.json", "{\"items\":")).singleElement().asString().contains("no JSON");
    assertThat(reasons("x.json", "{\"a\":" + "[".repeat(5_000))).hasSize(1);
    assertThat(reasons("x.json", "{}")).contains("The framework has no items.");
  }

  @Test
  void aNameThatNoPageCouldShowIsRefused() {
    var endless = "x".repeat(100_000);
    assertThat(
            reasons(
                "x.json", "{\"items\": [{\"id\": \"A\", \"title\": \"%s\"}]}".formatted(endless)))
        .containsExactly("A has a title of 100,000 characters; at most 500 are taken.");
    assertThat(reasons("rules.csv", "id,text\nA,%s\n".formatted(endless))).hasSize(1);
    var about = new FrameworkFile.About("rules", endless, "", "1");
    assertThatExceptionOfType(BadFramework.class)
        .isThrownBy(() -> FrameworkFile.read("x.csv", "id\nA\n".getBytes(UTF_8), about))
        .withMessageContaining("The framework has a title of 100,000 characters");
  }

  @Test
  void halfACharacterIsRefused() {
    assertThat(reasons("x.json", "{\"items\": [{\"id\": \"A\", \"title\": \"a\\ud800b\"}]}"))
        .containsExactly("A has a title with characters that are none.");
    assertThat(
            reasons(
                "x.json",
                "{\"items\": [{\"id\": \"A\", \"questions\": [\"\\ud83d\", \"\\ude00\"]}]}"))
        .containsExactly("A has a questions with characters that are none.");
    assertThat(reasons("x.json", "{\"notice\": \"\\u0000\", \"items\": [{\"id\": \"A\"}]}"))
        .hasSize(1);
    assertThat(reasons("x.json", "{\"items\": [{\"id\": \"A\\udc00\", \"kind\": \"\\ud800\"}]}"))
        .hasSize(2)
        .allSatisfy(it -> assertThat(new String(it.getBytes(UTF_8), UTF_8)).isEqualTo(it));
    assertThat(
            read("x.json", "{\"items\": [{\"id\": \"A\", \"title\": \"\\ud83d\\ude00\"}]}").items())
        .hasSize(1);
  }

  private static Framework read(String name, String text) {
    return FrameworkFile.read(name, text.getBytes(UTF_8), ABOUT);
  }

  private static List<String> reasons(String name, String text) {
    try {
      var read = read(name, text);
      throw new AssertionError("It was taken: " + read.items());
    } catch (BadFramework e) {
      return e.reasons();
    }
  }
}
