package org.candor.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.work.WorkRegisters.TASKS;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.candor.TestDatabase;
import org.candor.access.Role;
import org.candor.catalog.Shelf;
import org.candor.records.AsOf;
import org.candor.records.Comment;
import org.candor.register.Query;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Where the organization stands, as people and programs are told. */
class ReadinessPagesTests extends AReadiness {

  private static final Pattern PART =
      Pattern.compile(
          "<a [^>]*href=\"(/readiness/lines\\?[^\"]*)\"[^>]*aria-label=\"[^\"]*: (\\d+)\"");

  @Autowired Shelf shelf;

  @Test
  void thePagesAnswerWhereWeStand() throws Exception {
    for (int i = 0; i < 3; i++) {
      record(AI_SYSTEMS, "name", "System <" + i + ">");
    }
    checked();
    assertThat(page("/readiness"))
        .contains("Where do we stand?", "1 % met", "unknown", "The next ten things to do");
    assertThat(page("/readiness/lines?verdict=UNKNOWN&in=4.1&q=purpose"))
        .contains("4.1-3")
        .doesNotContain("A.7.5");
    assertThat(page("/readiness/lines/4.1-3"))
        .contains("None of 3 AI systems", "SYS-1", "System &lt;0&gt;", "intendedPurpose=-");
    assertThat(page("/readiness/lines/A.6.2.4")).contains("No rule", "An auditor asks to see");
    assertThat(page("/readiness/outlook?until=2030-01-01")).contains("No verdict changes by then");
    assertThat(page("/readiness/trend")).contains("Course so far");
    assertThat(page("/readiness/print"))
        .contains("Root of the ledger", clinic.scope().get(() -> ledger.rootAt(ledger.size())));
  }

  @Test
  void whatCannotBeShownIsRefusedInWords() throws Exception {
    assertThat(
            send(Role.AIMS_MANAGER, "GET", "/readiness/outlook?until=yesterday", Map.of())
                .getStatus())
        .isEqualTo(422);
    assertThat(send(Role.AIMS_MANAGER, "GET", "/readiness/lines/9.9-9", Map.of()).getStatus())
        .isEqualTo(404);
    assertThat(send(Role.AIMS_MANAGER, "GET", "/readiness?framework=none", Map.of()).getStatus())
        .isEqualTo(404);
    assertThat(send(Role.ADMINISTRATOR, "GET", "/readiness", Map.of()).getStatus()).isEqualTo(403);
  }

  @Test
  void someoneBringsEvidenceAttestsAndComments() throws Exception {
    var evidence = Map.of("name", "Board minutes", "form", "FILE", "effectiveOn", "2026-01-01");
    var lacking = send(Role.AIMS_MANAGER, "POST", "/readiness/lines/5.1-4/evidence", evidence);
    assertThat(lacking.getStatus()).isEqualTo(422);
    assertThat(lacking.getContentAsString()).contains("Choose the file", "Board minutes");
    assertThat(filed("5.1-4", evidence, "minutes.txt", "We met.")).isEqualTo(303);
    var attestation =
        Map.of(
            "answer",
            "MET",
            "basis",
            "EVIDENCE",
            "evidence",
            "EV-1",
            "validUntil",
            now().day().plusDays(100).toString());
    assertThat(
            send(Role.AIMS_MANAGER, "POST", "/readiness/lines/5.1-4/attest", attestation)
                .getStatus())
        .isEqualTo(303);
    assertThat(
            send(
                    Role.AIMS_MANAGER,
                    "POST",
                    "/readiness/lines/5.1-4/comments",
                    Map.of("body", "Seen in March."))
                .getStatus())
        .isEqualTo(303);
    assertThat(now().find("5.1-4").orElseThrow().verdict()).isEqualTo(Verdict.MET);
    assertThat(page("/readiness/lines/5.1-4"))
        .contains("ATT-1", "EV-1", "Board minutes", "Seen in March.", "recorded ATT-1");
    assertThat(page("/readiness/outlook?until=" + now().day().plusDays(200)))
        .contains("1 attestation ends", "5.1-4");
  }

  @Test
  void everyPartOfAPictureOpensAsManyLinesAsItSays() throws Exception {
    record(AI_SYSTEMS, "name", "Triage");
    checked();
    for (var at : new String[] {"/readiness", "/"}) {
      var parts = PART.matcher(page(at)).results().toList();
      assertThat(parts).as(at).hasSizeGreaterThan(2);
      for (var part : parts) {
        var lines = page(part.group(1).replace("&amp;", "&")).split("class=\"row-name\"", -1);
        assertThat(lines).as(part.group()).hasSize(Integer.parseInt(part.group(2)) + 1);
      }
    }
  }

  @Test
  void aPieceOfEvidenceSaysWhatRestsOnIt() throws Exception {
    var piece =
        new HashMap<>(Map.of("name", "Report", "form", "MEASUREMENT", "effectiveOn", "2026-01-01"));
    assertThat(filed("A.6.2.4", piece, "report.json", "{}")).as("made by nothing").isEqualTo(422);
    piece.put("madeHow", "pytest 8.4");
    assertThat(filed("A.6.2.4", piece, "report.json", "{}")).isEqualTo(303);
    var id =
        clinic
            .scope()
            .get(() -> listings.page(EVIDENCE, Query.all(), AsOf.NOW).entries().getFirst().id());
    assertThat(page("/support/evidence/" + id))
        .contains("What rests on it", "No other evidence in force bears on it", "report.json");
    assertThat(page("/support/evidence/new")).contains("<option value=\"A.6.2.4\">");
  }

  private int filed(String line, Map<String, String> form, String name, String content)
      throws Exception {
    var request =
        MockMvcRequestBuilders.multipart("/readiness/lines/" + line + "/evidence")
            .file(new MockMultipartFile("file", name, "text/plain", content.getBytes(UTF_8)));
    form.forEach(request::param);
    return door(Role.AIMS_MANAGER).perform(request).andReturn().getResponse().getStatus();
  }

  @Test
  void aLineLeadsToItsTasksItsDecisionAndAllItsEvidence() throws Exception {
    var task = record(TASKS, "name", "Ask the vendor", "requirement", "A.7.3");
    record(TASKS, "name", "Another thing", "requirement", "A.7.4");
    clinic.scope().run(() -> statement.start(clinic.ada()));
    assertThat(page("/readiness/lines/A.7.3"))
        .contains("Planned and decided", TASKS.href(task), "Ask the vendor", "Undecided")
        .contains("/planning/applicability/", "/support/evidence?covers=A.7.3")
        .doesNotContain("Another thing");
    assertThat(page("/readiness/lines/9?framework=eu-ai-act"))
        .contains("/support/evidence?covers=eu-ai-act%3A9")
        .doesNotContain("Planned and decided");
  }

  @Test
  void aLineSaysHowMuchOfItsHistoryItShowsAndLeadsToTheRest() throws Exception {
    clinic
        .scope()
        .run(
            () -> {
              for (var nth = 1; nth <= 45; nth++) {
                var said = Comment.on(LineDesk.ref(ISO, "A.7.3"), "Remark " + nth);
                records.record(Comment.KIND, said, clinic.ada());
              }
            });
    var newest = page("/readiness/lines/A.7.3");
    assertThat(newest).contains("The newest 40 of 45 entries.", "5 entries before these");
    var href = newest.replaceAll("(?s).*href=\"([^\"]*before=[^\"]*)#history\".*", "$1");
    assertThat(page(href))
        .contains("5 of 45 entries.", "The newest entries")
        .doesNotContain("entries before these");
    assertThat(page("/readiness/lines/A.7.4")).doesNotContain("entries.");
  }

  @Test
  void theCourseOfAFrameworkOfOnesOwnBeginsWhereItWasBrought() throws Exception {
    TestDatabase.shared()
        .asSuperuser()
        .sql("update records.fact set at = at - interval '9 days' where org_id = :org")
        .param("org", clinic.id().value())
        .update();
    var rules = "id,text\nH.1,Ask first\n".getBytes(UTF_8);
    clinic.scope().run(() -> shelf.put("h.csv", rules, "house", "House", "1", clinic.ada()));
    assertThat(api("/trend?framework=house")).hasSize(1);
    assertThat(api("/trend")).hasSizeGreaterThan(8);
    assertThat(page("/readiness/trend?framework=house")).contains("Course so far");
  }

  @Test
  void licensedTextStandsAtItsLineUnderThatOfItsClauses() throws Exception {
    var text = "id,text\n6,Heading of six\n6.1.2-1,Words of the line\n6.1.2-2,Of another\n";
    clinic
        .scope()
        .run(() -> shelf.license(catalog.iso42001(), "licensed.csv", text.getBytes(UTF_8)));
    assertThat(page("/readiness/lines/6.1.2-1"))
        .containsSubsequence("The licensed text · 6", "Heading of six", "Words of the line")
        .doesNotContain("Of another");
    clinic.scope().run(() -> shelf.unlicense(catalog.iso42001()));
    assertThat(page("/readiness/lines/6.1.2-1")).doesNotContain("Heading of six");
  }

  @Test
  void theShareIsRoundedAndNeverRoundedAway() {
    assertThat(Picture.percent(5.0 / 169)).isEqualTo(3);
    assertThat(Picture.percent(0)).isZero();
    assertThat(Picture.percent(0.001)).isOne();
    assertThat(Picture.percent(168.9 / 169)).isEqualTo(99);
    assertThat(Picture.percent(1)).isEqualTo(100);
  }

  @Test
  void aFormThatLacksSomethingKeepsWhatWasTyped() throws Exception {
    var nothing =
        send(
            Role.AIMS_MANAGER,
            "POST",
            "/readiness/lines/5.1-4/attest",
            Map.of("reason", "kept words"));
    assertThat(nothing.getStatus()).isEqualTo(422);
    assertThat(nothing.getContentAsString()).contains("kept words", "Answer");
    assertThat(
            send(Role.EMPLOYEE, "POST", "/readiness/lines/5.1-4/attest", Map.of("answer", "MET"))
                .getStatus())
        .isEqualTo(403);
  }

  @Test
  void theCrosswalkSaysWhatOneGivesTheOtherAndIsFoldedByChapter() throws Exception {
    record(AI_SYSTEMS, "name", "Triage", "intendedPurpose", "Sort patients");
    var whole = page("/readiness/crosswalk");
    assertThat(whole).contains("given in full by what is met in ISO/IEC 42001", "gap-fold");
    assertThat(whole).doesNotContain("class=\"gap-fold\" open");
    assertThat(rows(whole)).isEqualTo(api("/crosswalk").get("lines").size());
    var served = page("/readiness/crosswalk?reach=SUPPORTED");
    assertThat(served).contains("class=\"gap-fold\" open");
    var summary = api("/crosswalk").get("summary");
    assertThat(rows(served)).isEqualTo(summary.get("SUPPORTED").asInt()).isPositive();
    assertThat(rows(page("/readiness/crosswalk?relation=INTERSECTS")))
        .isEqualTo(rows(whole) - summary.get("ALONE").asInt());
    assertThat(page("/readiness/crosswalk?relation=EQUAL")).contains("No line is so.");
  }

  private static int rows(String page) {
    return page.split("<tr id=").length - 1;
  }

  @Test
  void programsReadPositionLineNextStepsOutlookAndTrend() throws Exception {
    record(AI_SYSTEMS, "name", "Triage");
    var report = api("");
    assertThat(report.get("framework").asString()).isEqualTo(ISO);
    assertThat(report.get("summary").get("lines").asInt()).isEqualTo(169);
    assertThat(report.get("sha256").asString()).isEqualTo(now().sha256());
    assertThat(report.get("requirements")).hasSize(131);
    assertThat(report.get("controls")).hasSize(38);
    var purpose = api("/lines/4.1-3");
    assertThat(purpose.get("exceptions").get(0).get("label").asString()).isEqualTo("SYS-1");
    assertThat(purpose.get("exceptions").get(0).get("name").asString()).isEqualTo("Triage");
    assertThat(purpose.get("next").get("href").asString()).contains("intendedPurpose=-");
    assertThat(api("/next?limit=3")).hasSize(3);
    assertThat(api("/outlook?until=2031-01-01").get("changes")).isEmpty();
    assertThat(api("/trend").get(0).get("ledgerSize").asLong()).isPositive();
    assertThat(api("/rules").size()).isEqualTo(reckoning.rules().size());
    assertThat(api("/frameworks").get(0).get("lines").asInt()).isEqualTo(169);
    assertThat(api("?asOf=1").get("summary").get("unknown").asInt()).isEqualTo(169);
    var early = send(Role.AIMS_MANAGER, "GET", API + "?asOf=2001-01-01", Map.of());
    assertThat(early.getStatus()).isEqualTo(400);
    assertThat(early.getContentAsString()).contains("Nothing had been recorded by then");
  }
}
