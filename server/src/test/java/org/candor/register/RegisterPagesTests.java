package org.candor.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.access.Role;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;

/** The pages of a register as a person meets them, over a real database. */
@SpringBootTest
@Import(OpenDoor.class)
class RegisterPagesTests {

  static final String SYSTEMS = "/systems/ai-systems";

  @Autowired WebApplicationContext context;
  @Autowired OpenDoor.Scoped scoped;
  @Autowired Registers registers;
  @Autowired Records records;
  @Autowired Listings listings;
  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  AnOrganization clinic;
  MockMvcTester pages;

  @BeforeEach
  void enter() {
    clinic = AnOrganization.founded(ledger, transactions);
    OpenDoor.enter(clinic, Role.AIMS_MANAGER);
    pages =
        MockMvcTester.create(
            MockMvcBuilders.webAppContextSetup(context).addFilters(scoped).build());
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
    assertThat(get("/systems/unicorns")).hasStatus(404);
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
    assertThat(text(then)).doesNotContain("New AI system");
    var cookie = then.getResponse().getCookie("candor-as-of");
    assertThat(text(pages.get().uri(SYSTEMS).cookie(cookie).exchange())).contains("2 AI systems");
    assertThat(text(pages.get().uri(SYSTEMS + "?asOf=now").cookie(cookie).exchange()))
        .contains("5 AI systems");
    assertThat(get(SYSTEMS + "?asOf=1999-01-01")).hasStatus(400);
    assertThat(get(SYSTEMS + "?asOf=2999-01-01")).hasStatus(400);
    assertThat(get(SYSTEMS + "?asOf=yesterday")).hasStatus(400);
    assertThat(get(SYSTEMS + "?asOf=999999")).hasStatus(400);
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
