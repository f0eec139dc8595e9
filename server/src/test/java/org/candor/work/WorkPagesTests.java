package org.candor.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.work.WorkRegisters.TASKS;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.candor.AnOrganization;
import org.candor.access.ACaller;
import org.candor.access.Caller;
import org.candor.access.Role;
import org.candor.catalog.Catalog;
import org.candor.catalog.Shelf;
import org.candor.database.Scope;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.support.evidence.Evidence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;

/** The pages of the room and of evidence, for an organization that is empty and one that is not. */
@SpringBootTest
class WorkPagesTests {

  private static final Path LOOK = Path.of("target", "look", "work");
  private static final List<String> PAGES =
      List.of(
          "/",
          "/work",
          "/work/plan",
          "/work/plan?show=all&add=4.1-3",
          "/work/baseline",
          "/work/baseline/4",
          "/work/baseline/A.10",
          "/work/plan?framework=eu-ai-act",
          "/work/baseline?framework=eu-ai-act",
          "/work/baseline/provider?framework=eu-ai-act",
          "/support/coverage?framework=eu-ai-act&under=provider",
          "/work/start",
          "/work/start?step=role",
          "/work/start?step=systems",
          "/work/start?step=plan",
          "/notifications",
          "/support/coverage",
          "/support/coverage?under=A.6&state=covered",
          "/support/evidence/new?covers=A.6.2.4&covers=4.1-3",
          "/work/tasks/new");

  @Autowired WebApplicationContext context;
  @Autowired Records records;
  @Autowired Shelf shelf;
  @Autowired Catalog catalog;
  @Autowired Plan plan;
  @Autowired Watch watch;
  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  AnOrganization clinic;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
  }

  @Test
  void everyPageAnswersWhereNothingIsRecorded() {
    var ada = as(Role.AIMS_MANAGER);
    for (var page : PAGES) {
      var answer = ask(ada, get(page));
      assertThat(answer.getStatus()).as(page).isEqualTo(200);
      assertThat(words(answer)).as(page).doesNotContain("[work.", "[support.", "[context.");
    }
  }

  @Test
  void everyPageAnswersWhereThereIsSomethingToShow() {
    clinic.scope().run(this::something);
    var ada = as(Role.AIMS_MANAGER);
    for (var page : PAGES) {
      var answer = ask(ada, get(page));
      assertThat(answer.getStatus()).as(page).isEqualTo(200);
      keep(page, words(answer));
    }
    assertThat(words(ask(ada, get("/support/coverage?line=A.6.2.4")))).contains("EV-1");
    assertThat(words(ask(ada, get("/work")))).contains("2 open tasks, 1 overdue");
    assertThat(words(ask(ada, get("/work/calendar.ics")))).contains("BEGIN:VEVENT");
    assertThat(words(ask(ada, get("/support/evidence/new?covers=A.6.2.4")))).contains("A.6.2.4");
  }

  @Test
  void aFrameworkOfOnesOwnIsSeenFromHomeAndInTheFirstHour() {
    var ada = as(Role.AIMS_MANAGER);
    assertThat(words(ask(ada, get("/")))).doesNotContain("Other frameworks in use");
    var file = "id,text\nH.1,Ask first\nH.2,Wait\n".getBytes(StandardCharsets.UTF_8);
    clinic.scope().run(() -> shelf.put("a.csv", file, "house", "House rules", "1", clinic.ada()));
    assertThat(words(ask(ada, get("/"))))
        .contains("Other frameworks in use", "/readiness?framework=house\">House rules")
        .contains("/readiness/lines?verdict=UNKNOWN&amp;framework=house\">2 unknown")
        .doesNotContain("/readiness?framework=eu-ai-act");
    assertThat(words(ask(ada, get("/work/start?step=baseline"))))
        .contains("/work/baseline?framework=house", "House rules");
    assertThat(words(ask(ada, get("/work/start?step=plan"))))
        .contains("/work/plan?framework=house#gaps");
    var shown =
        new Evidence(
            "Conformity file",
            Evidence.Form.STATEMENT,
            null,
            List.of("eu-ai-act:" + anArticle()),
            null,
            null,
            LocalDate.of(2026, 1, 1),
            null,
            null,
            null,
            null);
    clinic.scope().run(() -> records.record(EVIDENCE.kind(), shown, clinic.ada()));
    assertThat(words(ask(ada, get("/"))))
        .contains("/readiness?framework=eu-ai-act", "1 partly met");
  }

  private String anArticle() {
    var act = catalog.find("eu-ai-act").orElseThrow();
    return act.assessable().findFirst().orElseThrow().id();
  }

  @Test
  void whoMayNotReadContentIsShownNone() {
    clinic.scope().run(this::something);
    var administrator = as(Role.ADMINISTRATOR);
    assertThat(words(ask(administrator, get("/"))))
        .doesNotContain("Write the policy", "lines of ISO");
    assertThat(ask(administrator, get("/work/plan")).getStatus()).isEqualTo(403);
    assertThat(ask(as(Role.EMPLOYEE), get("/work/baseline")).getStatus()).isEqualTo(403);
    var told = ask(as(Role.TOP_MANAGEMENT), post("/work/baseline/4").param("answer.4.1-1", "YES"));
    assertThat(told.getStatus()).isEqualTo(403);
  }

  @Test
  void evidenceForALineThatIsNoneIsRefusedByName() {
    var ada = as(Role.AIMS_MANAGER);
    var answer =
        ask(
            ada,
            post("/support/evidence")
                .param("name", "Test report")
                .param("form", "STATEMENT")
                .param("covers", "A.6.2.44")
                .param("effectiveOn", "2026-03-01"));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(words(answer)).contains("no line A.6.2.44", "A.6.2.4");
  }

  private void something() {
    var ada = clinic.ada();
    var today = java.time.LocalDate.now(java.time.ZoneOffset.UTC);
    var evidence =
        new Evidence(
            "Test report of March",
            Evidence.Form.STATEMENT,
            null,
            List.of("A.6.2.4", "4.1-3"),
            null,
            null,
            today.minusDays(40),
            null,
            today.plusDays(12),
            ada.person(),
            null);
    records.record(EVIDENCE.kind(), evidence, ada);
    var late =
        Task.of(
            "Write the policy",
            null,
            "5.2-1",
            null,
            ada.person(),
            today.minusDays(3),
            Task.Effort.MEDIUM,
            Task.Origin.PERSON);
    records.record(TASKS.kind(), late, ada);
    plan.make(List.of("5.1-1", "A.2.2", "4.1-4"), null, today.plusDays(20), ada);
    watch.look(clinic.id());
  }

  private MockMvc as(Role role) {
    var ada = clinic.ada();
    var caller =
        new Caller(ada.person(), ada.name(), clinic.id(), "Clinic", Set.of(role), Set.of(), "web");
    Filter seat =
        (request, response, chain) -> {
          ACaller.in((HttpServletRequest) request, caller);
          try {
            Scope.of(clinic.id())
                .call(
                    () -> {
                      chain.doFilter(request, response);
                      return caller;
                    });
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    return MockMvcBuilders.webAppContextSetup(context).addFilters(seat).build();
  }

  private static MockHttpServletResponse ask(MockMvc mvc, RequestBuilder request) {
    try {
      return mvc.perform(request).andReturn().getResponse();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static String words(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void keep(String page, String html) {
    try {
      var name = page.replaceAll("[^a-zA-Z0-9.]+", "-") + ".html";
      Files.writeString(Files.createDirectories(LOOK).resolve(name), html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
