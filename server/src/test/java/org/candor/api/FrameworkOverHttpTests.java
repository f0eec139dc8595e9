package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.candor.AnOrganization;
import org.candor.access.Role;
import org.candor.records.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;

/**
 * Files of frameworks that are in no good order, by page and by program: told alike, none taken.
 */
@SpringBootTest
class FrameworkOverHttpTests {

  private static final String AT = "/api/v1/catalog/frameworks";
  private static final String OSCAL =
      "{\"catalog\": {\"metadata\": {\"title\": \"T\", \"version\": \"1\", \"oscal-version\":"
          + " \"1.1.3\"}, \"controls\": [%s]}}";

  /** Nine times nine times nine times nine: in the file 150 characters, in memory millions. */
  private static final String BOMB =
      """
      a: &a [x, x, x, x, x, x, x, x, x]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
      items: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
      """;

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  AnApi api;

  @BeforeEach
  void open() {
    var clinic = AnOrganization.founded(ledger, transactions);
    api = AnApi.of(ApiDoor.open(context), clinic, Role.AIMS_MANAGER);
  }

  @Test
  void whatIsWrongIsSaidOnBothWaysAndNothingIsTaken() throws Exception {
    var shipped = api.get(AT).is(200).json().size();
    for (var it : wrong().entrySet()) {
      var told = bring(it.getKey(), it.getValue().getBytes(UTF_8)).is(422);
      var reason = told.json().path("reasons").get(0).asString();
      assertThat(page(it.getKey(), it.getValue().getBytes(UTF_8))).as(it.getKey()).contains(reason);
    }
    assertThat(api.get(AT).is(200).json()).hasSize(shipped);
  }

  @Test
  void fiftyMegabytesAreRefusedWithoutBeingHeld() throws Exception {
    var large = new byte[50_000_000];
    assertThat(bring("large.json", large).is(422).body()).contains("more than 10 MB");
    assertThat(page("large.json", large)).contains("more than 10 MB");
  }

  @Test
  void whatIsWrongIsNamedByItsPlace() {
    for (var it :
        Map.of(
                "parent.csv", "Line 3: B stands under nowhere",
                "id.yaml", "Item 2: the id A is taken, by item 1.",
                "cycle.yaml", "Item 1: A stands, by way of others, under itself.",
                "bomb.yaml", "no YAML that is taken",
                "twice.json", "Line 1: the field id is there twice",
                "oscal-other.json", "9.0")
            .entrySet()) {
      var file = wrong().get(it.getKey()).getBytes(UTF_8);
      assertThat(bring(it.getKey(), file).is(422).body()).contains(it.getValue());
    }
  }

  @Test
  void aVersionThatIsThereIsNotTakenAgainWithOtherWords() throws Exception {
    var first = "id,text\nA,Ask first\n".getBytes(UTF_8);
    var other = "id,text\nA,Never ask\n".getBytes(UTF_8);
    bring("ours.csv", first).is(201);
    bring("ours.csv", first).is(201);
    assertThat(bring("ours.csv", other).is(422).body()).contains("A version never changes");
    assertThat(page("ours.csv", other)).contains("A version never changes");
    assertThat(api.get(AT + "/ours").is(200).body())
        .contains("Ask first")
        .doesNotContain("Never ask");
  }

  private static Map<String, String> wrong() {
    var wrong = new LinkedHashMap<String, String>();
    wrong.put("twice.json", "{\"items\": [{\"id\": \"A\", \"id\": \"B\"}]}");
    wrong.put("parent.json", "{\"items\": [{\"id\": \"A\", \"parent\": \"Z\"}]}");
    wrong.put(
        "cycle.json",
        "{\"items\": [{\"id\": \"A\", \"parent\": \"B\"}, {\"id\": \"B\", \"parent\": \"A\"}]}");
    wrong.put("id.json", "{\"items\": [{\"id\": \"A\"}, {\"id\": \"A\"}]}");
    wrong.put("oscal-id.json", OSCAL.formatted("{\"id\": \"a\"}, {\"id\": \"a\"}"));
    wrong.put("oscal-twice.json", OSCAL.formatted("{\"id\": \"a\", \"id\": \"b\"}"));
    wrong.put("oscal-none.json", OSCAL.formatted(""));
    wrong.put("oscal-other.json", OSCAL.formatted("{\"id\": \"a\"}").replace("1.1.3", "9.0"));
    wrong.put("half.json", "{\"items\": [");
    wrong.put("parent.csv", "id,parent\nA,\nB,nowhere\n");
    wrong.put("id.yaml", "items:\n- {id: A}\n- {id: A}\n");
    wrong.put("cycle.yaml", "items:\n- {id: A, parent: B}\n- {id: B, parent: A}\n");
    wrong.put("bomb.yaml", BOMB);
    wrong.put("deep.yaml", "items: " + "[".repeat(5_000));
    wrong.put("program.yaml", "items: !!javax.script.ScriptEngineManager []");
    return wrong;
  }

  private AnApi.Reply bring(String name, byte[] file) {
    return api.send("POST", AT + "?fileName=" + name + "&id=ours&title=Ours&version=1", file);
  }

  private String page(String name, byte[] file) throws Exception {
    var request =
        multipart("/catalog")
            .file(new MockMultipartFile("file", name, "application/json", file))
            .param("id", "ours")
            .param("title", "Ours")
            .param("version", "1")
            .requestAttr(ApiDoor.CALLER, Objects.requireNonNull(api.caller()));
    var answer = api.mvc().perform(request).andReturn().getResponse();
    assertThat(answer.getStatus()).as(name).isEqualTo(422);
    return answer.getContentAsString(UTF_8);
  }
}
