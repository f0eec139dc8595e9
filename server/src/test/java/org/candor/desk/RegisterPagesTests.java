package org.candor.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.context.WebApplicationContext;

/** The pages of a register as a person meets them, over a real database. */
@SpringBootTest
class RegisterPagesTests {

  static final String SYSTEMS = "/systems/ai-systems";

  @Autowired WebApplicationContext context;
  @Autowired Registers registers;
  @Autowired Records records;
  @Autowired Listings listings;
  @Autowired Ledger ledger;
  @Autowired Founding founding;
  @Autowired People people;
  AnOrganization clinic;
  MockMvcTester pages;

  @BeforeEach
  void enter() {
    clinic = OpenDoor.founded(founding, people, OpenDoor.newEmail());
    pages = OpenDoor.enter(context, clinic, Role.AIMS_MANAGER);
  }

  @Test
  void aListAnswersFirstThenShowsRowsAndWhereItGoesOn() {
    register(137);
    var list = text(get(SYSTEMS));
    assertThat(list)
        .contains(
            "137 AI systems", "46 of them rights- or safety-impacting", "50 rows on this page")
        .contains("SYS-1<", "SYS-50<", "unanswered")
        .doesNotContain("SYS-51<");
    var next =
        list.replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
    assertThat(text(get(next))).contains("SYS-51<", "SYS-100<", "First page");
  }

  @Test
  void aListIsNarrowedByAnAddressThatEveryLinkKeeps() {
    register(20);
    var list = text(get(SYSTEMS + "?stage=INCEPTION&stage=-&sort=-name&q=system"));
    assertThat(list).contains("15 AI systems", "of 20 AI systems in all");
    assertThat(list).contains("Life cycle stage:</span> Inception, No answer");
    assertThat(list).contains("aria-sort=\"descending\"");
    assertThat(list).contains(SYSTEMS + "/export.csv?");
  }

  @Test
  void aFilterPanelCountsEveryOptionAndNoAnswer() {
    register(20);
    var panel = text(get(SYSTEMS + "/filter/stage"));
    assertThat(panel).contains("Inception", "Retirement", "No answer");
    assertThat(panel).containsPattern("(?s)No answer.*?facet-count\">10<");
    assertThat(text(get(SYSTEMS + "/filter/inOperationFrom"))).contains("inOperationFrom.from");
    var period =
        text(get(SYSTEMS + "?inOperationFrom.from=2024-01-01&inOperationFrom.to=2024-12-31"));
    assertThat(period).contains("2024-01-01 to 2024-12-31");
  }

  @Test
  void aListWithoutRowsSaysWhyAndWhatToDo() {
    assertThat(text(get(SYSTEMS)))
        .contains("none recorded yet", "Record the first", "For example:");
    register(1);
    assertThat(text(get(SYSTEMS + "?q=zeppelin"))).contains("Nothing matches", "Clear search");
  }

  @Test
  void aQueryThatCannotBeReadNamesItsParameters() {
    var answer = get(SYSTEMS + "?colour=red&limit=0");
    assertThat(answer).hasStatus(400);
    assertThat(text(answer)).contains("colour: There is no such field", "limit: A page has");
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(get("/unicorns")).hasStatus(404);
    assertThat(get("/systems/unicorns")).as("nobody may what no room grants").hasStatus(403);
    assertThat(get(SYSTEMS + "/" + UUID.randomUUID())).hasStatus(404);
    assertThat(get(SYSTEMS + "/filter/colour")).hasStatus(404);
  }

  @Test
  void aRecordShowsEveryFieldAndWhatNobodySaid() {
    var id = register(1).getFirst();
    var page = text(get(SYSTEMS + "/" + id));
    assertThat(page).contains("SYS-1", "Intended purpose", "No answer", "recorded this");
    assertThat(page).contains("&lt;b&gt;system&lt;/b&gt; 0").doesNotContain("<b>system</b>");
  }

  @Test
  void thePastIsShownLoudlyAndKept() {
    register(2);
    var size = clinic.scope().get(ledger::size);
    register(3);
    var then = get(SYSTEMS + "?asOf=" + size);
    assertThat(text(then)).contains("2 AI systems", "Read-only", "past-banner");
    assertThat(text(then)).doesNotContain("New AI system").contains("position #" + size + ")");
    assertThat(text(get(SYSTEMS + "?asOf=%23" + size))).contains("2 AI systems", "#" + size);
    var cookie = then.getResponse().getCookie("candor-as-of");
    assertThat(text(pages.get().uri(SYSTEMS).cookie(cookie).exchange())).contains("2 AI systems");
    assertThat(text(pages.get().uri(SYSTEMS + "?asOf=now").cookie(cookie).exchange()))
        .contains("5 AI systems");
    assertThat(get(SYSTEMS + "?asOf=1999-01-01")).hasStatus(400);
    assertThat(get(SYSTEMS + "?asOf=2999-01-01")).hasStatus(400);
    assertThat(get(SYSTEMS + "?asOf=yesterday")).hasStatus(400);
    assertThat(get(SYSTEMS + "?asOf=999999")).hasStatus(400);
    assertThat(text(get(SYSTEMS + "?asOf=%23999,999"))).contains("The ledger has entries 1 to");
  }

  @Test
  void everyRegisterHasItsPages() {
    for (var register : registers.all()) {
      assertThat(get(register.href())).as(register.path()).hasStatusOk();
      for (var field : register.fields()) {
        assertThat(get(register.href() + "/filter/" + field.name())).hasStatusOk();
      }
    }
  }

  @Test
  void someoneRecordsRevisesRetiresAndRestoresASystem() {
    assertThat(text(get(SYSTEMS + "/new")))
        .contains("Life cycle stage", "data-draft=\"systems/ai-systems\"");
    var wrong = post(SYSTEMS, "name", "", "startedOn", "soon", "description", "Kept <as> typed");
    assertThat(wrong).hasStatus(422);
    assertThat(text(wrong))
        .contains("href=\"#name\"", "href=\"#startedOn\"", "Kept &lt;as&gt; typed");
    var at =
        location(
            post(
                SYSTEMS,
                "name",
                "Triage",
                "stage",
                "INCEPTION",
                "roles",
                "",
                "roles",
                "USER",
                "why",
                "found"));
    assertThat(text(get(at + "?saved=new")))
        .contains("Triage", "data-draft-done=\"systems/ai-systems\"", "found");
    assertThat(text(get(at + "/edit")))
        .contains("name=\"version\" value=\"1\"")
        .doesNotContain("name=\"stage\"");
    location(post(at, "version", "1", "name", "Triage 2", "stage", "RETIREMENT", "roles", ""));
    var page = text(get(at));
    assertThat(page).contains("Triage 2", "revised this", "<ins>", "Life cycle stage: Inception");
    location(post(at + "/retire", "version", "2", "why", "replaced"));
    assertThat(text(get(SYSTEMS))).contains("none recorded yet");
    assertThat(text(get(SYSTEMS + "?retired=true"))).contains("Triage 2");
    location(post(at + "/restore", "version", "3", "why", "a mistake"));
    assertThat(text(get(at))).contains("restored this", "a mistake", "version 4");
  }

  @Test
  void whoWasSlowerChoosesFieldByFieldAndLosesNothing() {
    var at = SYSTEMS + "/" + register(1).getFirst();
    location(post(at, "version", "1", "name", "Theirs", "unit", "Their unit"));
    var merge = post(at, "version", "1", "name", "Mine", "unit", "", "supplier", "My supplier");
    assertThat(merge).hasStatus(409);
    assertThat(text(merge))
        .contains(
            "Ada saved this record",
            "Theirs",
            "Mine",
            "Their unit",
            "My supplier",
            "changed by both")
        .contains("name=\"version\" value=\"2\"");
    location(
        post(
            at,
            "version",
            "2",
            "name",
            "Mine",
            "pick.name",
            "mine",
            "unit",
            "",
            "pick.unit",
            "theirs",
            "supplier",
            "My supplier",
            "pick.supplier",
            "mine"));
    assertThat(text(get(at))).contains("Mine", "Their unit", "My supplier");
  }

  @Test
  void peopleCommentLinkAndAttach() {
    var ids = register(2);
    var at = SYSTEMS + "/" + ids.getFirst();
    location(post(at + "/comments", "body", "Line <1>\nLine 2"));
    assertThat(text(get(at))).contains("Line &lt;1&gt;\nLine 2", "commented");
    assertThat(text(post(at + "/comments", "body", " "))).contains("Write something first.");
    assertThat(text(post(at + "/comments", "body", "x".repeat(10_001))))
        .contains("A comment has at most 10,000 characters.");
    assertThat(text(get(at + "/link?q=SYS-2")))
        .contains("systems/ai-systems/" + ids.get(1))
        .contains("value=\"uses-model\"", "value=\"trained-on\"", "value=\"runs-on-data\"")
        .contains(">is part of</option>");
    location(post(at + "/links", "to", "systems/ai-systems/" + ids.get(1), "relation", "part-of"));
    assertThat(text(get(at))).contains("This is part of", "SYS-2");
    var other = text(get(SYSTEMS + "/" + ids.get(1)));
    assertThat(other).contains("is part of this:", "SYS-1");
    var itself = post(at + "/links", "to", "systems/ai-systems/" + ids.getFirst());
    assertThat(itself).hasStatus(422);
    assertThat(text(itself)).contains("A record cannot be linked to itself.");
    assertThat(text(post(at + "/links", "to", "systems/ai-systems/nobody")))
        .contains("Choose the record to link to.");
    location(post(at + linkAction(other), "version", "1"));
    assertThat(text(get(at))).contains("Linked to nothing yet");
  }

  private static String linkAction(String page) {
    return page.replaceAll("(?s).*(/links/[0-9a-f-]+/remove).*", "$1");
  }

  @Test
  void aFileIsKeptInertUnderItsHash() {
    var at = SYSTEMS + "/" + register(1).getFirst();
    var html =
        new MockMultipartFile(
            "file",
            "../a\"b.pdf",
            "application/pdf",
            "<html><script>alert(1)</script></html>".getBytes(UTF_8));
    location(pages.post().uri(at + "/files").multipart().file(html).exchange());
    var page = text(get(at));
    assertThat(page).contains("a_b.pdf", "text/html", "38 bytes", "attached a file");
    var file = get(page.replaceAll("(?s).*href=\"([^\"]+/files/[0-9a-f-]+)\".*", "$1"));
    assertThat(file)
        .hasStatusOk()
        .hasHeader("X-Content-Type-Options", "nosniff")
        .hasHeader("Content-Security-Policy", "default-src 'none'; sandbox");
    assertThat(file.getResponse().getHeader("Content-Disposition")).startsWith("attachment;");
    var empty = new MockMultipartFile("file", "x.pdf", "application/pdf", new byte[0]);
    assertThat(pages.post().uri(at + "/files").multipart().file(empty).exchange()).hasStatus(422);
  }

  @Test
  void severalRecordsAreChangedAtOnceAndEachSaysWhatBecameOfIt() {
    var ids = register(3);
    location(post(SYSTEMS + "/" + ids.get(1), "version", "1", "name", "Faster"));
    var rows = "row=%s:1&row=%s:1&field=unit".formatted(ids.get(0), ids.get(1));
    assertThat(text(bulk("", rows))).contains("Change Unit of 2 AI systems", "SYS-1", "SYS-2");
    assertThat(text(bulk("/revise", rows + "&unit=Ward 7&why=moved")))
        .contains("1 done, 1 not", "Changed", "left as it is", "Ward 7");
    assertThat(bulk("", "field=unit")).hasStatus(422);
    var first = "row=" + ids.get(0) + ":2";
    assertThat(text(bulk("/revise", first + "&field=scope&scope=OUT")))
        .contains("0 done, 1 not", "out of scope");
    assertThat(bulk("/revise", first + "&field=stage&stage=RETIREMENT")).hasStatus(403);
    assertThat(text(bulk("/retire", first + "&row=" + ids.get(2) + ":1&why=gone")))
        .contains("2 done, 0 not");
    assertThat(text(get(SYSTEMS))).contains("1 AI system<");
  }

  private MvcTestResult bulk(String action, String typed) {
    return post(SYSTEMS + "/bulk" + action, typed.split("[&=]"));
  }

  @Test
  void columnsAndViewsAreRemembered() {
    register(2);
    location(post(SYSTEMS + "/columns", "columns", "supplier", "columns", "automation"));
    assertThat(text(get(SYSTEMS)))
        .contains("Supplier</a></th>", "Degree of automation</a></th>")
        .doesNotContain("Unit</a></th>");
    location(post(SYSTEMS + "/columns", "reset", "true"));
    assertThat(text(get(SYSTEMS))).contains("Unit</a></th>");
    var view =
        location(
            post(
                SYSTEMS + "/views",
                "name",
                "Early & small",
                "shared",
                "true",
                "query",
                "stage=INCEPTION"));
    assertThat(view).contains("stage=INCEPTION", "view=");
    assertThat(text(get(view))).contains("Early &amp; small", "1 AI system<");
  }

  @Test
  void everythingIsFoundByWordsAndByNumber() {
    register(7);
    assertThat(text(get("/search?q=system")))
        .contains("7 AI systems", "Show all", "SYS-5")
        .doesNotContain("SYS-6");
    var hits = pages.get().uri("/search?q=sys-3").accept("application/json").exchange();
    assertThat(hits).bodyJson().extractingPath("$[0].kind").isEqualTo("AI system SYS-3");
    assertThat(text(get("/search?q=zeppelin"))).contains("Nothing matches");
  }

  @Test
  void nobodyWritesInThePastOrBeyondTheirRoles() {
    var at = SYSTEMS + "/" + register(1).getFirst();
    var past = post(at, "version", "1", "name", "x", "asOf", "1");
    assertThat(past).hasStatus(409);
    assertThat(text(past)).contains("The past cannot be changed");
    pages = OpenDoor.enter(context, clinic, Role.EXTERNAL_AUDITOR);
    assertThat(text(get(at))).doesNotContain(at + "/edit", "name=\"body\"", at + "/retire");
    assertThat(text(get(SYSTEMS))).doesNotContain("/new\"", "name=\"row\"").contains("Export");
  }

  private MvcTestResult post(String uri, String... sent) {
    var form = new LinkedMultiValueMap<String, String>();
    for (int i = 0; i < sent.length; i += 2) {
      form.add(sent[i], sent[i + 1]);
    }
    return pages.post().uri(uri).formFields(form).exchange();
  }

  private static String location(MvcTestResult result) {
    assertThat(result).hasStatus3xxRedirection();
    return result.getResponse().getRedirectedUrl().replaceAll("[?]saved=.*", "");
  }

  private MvcTestResult get(String uri) {
    return pages.get().uri(java.net.URI.create(uri.replace(" ", "%20"))).exchange();
  }

  private static String text(MvcTestResult result) {
    try {
      return result.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException e) {
      throw new AssertionError(e);
    }
  }

  /** Every third rights-impacting, every second without a stage. */
  private List<UUID> register(int howMany) {
    return clinic.scope().get(() -> register(registers.at("systems/ai-systems"), howMany));
  }

  private <R extends Record> List<UUID> register(Register<R> register, int howMany) {
    var changes = new ArrayList<Change<R>>();
    for (int i = 0; i < howMany; i++) {
      var typed = new HashMap<String, List<String>>();
      typed.put("name", List.of("<b>system</b> " + i));
      typed.put("impact", i % 3 == 0 ? List.of("RIGHTS") : List.of());
      typed.put(
          "stage",
          i % 4 == 0 ? List.of("INCEPTION") : i % 4 == 1 ? List.of("DEPLOYMENT") : List.of());
      changes.add(Change.Recording.of(Form.read(register, typed, null).content()));
    }
    records.write(register.kind(), changes, clinic.ada());
    return listings.page(register, Query.all().limited(1000), AsOf.NOW).entries().stream()
        .map(it -> it.id())
        .toList();
  }
}
