package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.candor.access.Role;
import org.candor.database.Scope;
import org.candor.readiness.Finding;
import org.candor.readiness.Readiness;
import org.candor.readiness.Verdict;
import org.candor.records.AsOf;
import org.candor.register.Query;
import org.candor.work.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A failure that was eased and accepted is told wherever somebody could take it for mended. */
class ToldTests extends ABankOfPages {

  @Autowired Readiness readiness;

  @Test
  void theTaskOfAFailureIsNotDoneBySayingSo() {
    var manager = as(bank, ada, Role.AIMS_MANAGER);
    in(
        () -> {
          var state = "/api/v1/work/tasks/" + task().id() + "/state";
          var asked = post(state).contentType(APPLICATION_JSON).content("{\"verb\":\"finish\"}");
          var refused = ask(manager, asked.header("If-Match", "*"));
          assertThat(refused.getStatus()).isEqualTo(409);
          assertThat(text(refused)).contains("MON-1 Loans by sex stands failed");
          assertThat(words(manager, get(state))).contains("stands failed");
          var page = "/work/tasks/" + task().id();
          var typed =
              post(page + "/state")
                  .param("verb", "finish")
                  .param("version", String.valueOf(task().version()));
          assertThat(ask(manager, typed).getStatus()).isEqualTo(409);
          var drop = "{\"verb\":\"drop\",\"why\":\"Seen\"}";
          var dropped = post(state).contentType(APPLICATION_JSON).content(drop);
          assertThat(ask(manager, dropped.header("If-Match", "*")).getStatus()).isEqualTo(409);
          assertThat(task().content().state()).isEqualTo(Task.State.OPEN);
          upload(0.5);
          measured();
          assertThat(task().content().closing()).isEqualTo(Task.Closing.RECORDS);
          assertThat(words(manager, get(page))).contains("Closed by the records on");
        });
  }

  @Test
  void untilItIsAcceptedTheFailureIsDrawnAndReportedAsOne() throws IOException {
    var manager = as(bank, ada, Role.AIMS_MANAGER);
    in(this::easing);
    assertThat(words(manager, get("/evaluation/monitors/" + monitor)))
        .contains("Limit broken, at least 0.8", "Limit kept, at least 0.3")
        .contains("Limit at least 0.8 → at least 0.3. On ", " by Ada.")
        .contains("The failure stands", "Limits before: the usual ones; since: impactRatio=0.3..")
        .doesNotContain("not measured");
    var report = "/evaluation/systems/" + system + "/report";
    assertThat(words(manager, get(report + ".html")))
        .contains("One monitor: one with a broken limit")
        .contains("Failed on ", "Question changed on ", " by Ada: ", "that mended nothing")
        .contains("Limit broken, at least 0.8");
    assertThat(pdf(manager, report))
        .contains("One monitor: one with a broken limit", "Question changed on", "by Ada")
        .contains("Limit at least 0.8 → at least 0.3.");
    in(() -> assertThat(why("A.6.2.6")).contains("MON-1: ", "loosened from at least 0.8"));
  }

  @Test
  void whatWasAcceptedIsToldBesideTheVerdictEverywhere() throws IOException {
    var manager = as(bank, ada, Role.AIMS_MANAGER);
    in(this::easing);
    var before = Instant.now().toString();
    in(this::accepting);
    assertThat(words(manager, get("/evaluation/monitors/" + monitor)))
        .contains("Passes under an eased question", "The law asks 0.3", " by Bob.")
        .contains("Limit broken, at least 0.8", "DSR-1 Decisions", "SYS-1 Loans", "report.pdf");
    assertThat(words(manager, get(result()))).contains("asked less than what failed");
    assertThat(words(manager, get(result()))).contains("report.html");
    assertThat(words(manager, get("/systems/ai-systems/" + system)))
        .contains("asked less than what failed: accepted on", "report.html");
    assertThat(words(manager, get("/evaluation/monitoring")))
        .contains(
            "One monitor: Passes under an eased question.",
            "asked less than what failed: accepted on");
    var report = "/evaluation/systems/" + system + "/report";
    assertThat(words(manager, get(report + ".html")))
        .contains("none with a broken limit", "Accepted on ", " by Bob. ", "The law asks 0.3");
    assertThat(pdf(manager, report)).contains("Accepted on", "by Bob", "The law asks 0.3");
    for (var at : List.of(report + ".html", "/api/v1" + report + "?format=html")) {
      assertThat(words(manager, get(at).param("asOf", before)))
          .as("what was known before it was accepted")
          .contains("one with a broken limit", "As it stood on ")
          .doesNotContain("Accepted on ", "The law asks 0.3");
    }
    assertThat(words(manager, get("/api/v1/evaluation/monitors/" + monitor + "/failures")))
        .contains("\"standing\":false", "Failed on ", "Accepted on ", "The law asks 0.3");
    assertThat(words(manager, get("/work/tasks/" + taskId())))
        .contains("Accepted on ", ", not mended", "Accepted, not mended: it keeps its limits only")
        .doesNotContain("Closed by the records on");
  }

  @Test
  void readinessAndEvidenceNameWhatIsNoLongerAsked() {
    in(
        () -> {
          easing();
          accepting();
          for (var line : List.of("A.6.2.6", "A.5.4")) {
            assertThat(why(line))
                .as(line)
                .contains("MON-1: It passes under an eased question.", "Accepted on ")
                .contains("loosened from at least 0.8 to at least 0.3", "The law asks 0.3");
          }
          assertThat(now().accepted()).contains("The law asks 0.3");
          assertThat(now().acceptedBy()).isEqualTo(bob.person());
          measured();
          assertThat(now().outcome()).isEqualTo(Outcome.PASS);
          assertThat(now().accepted()).as("the next run forgets nothing").isNotNull();
          var shown = listings.page(EVIDENCE, Query.all(), AsOf.NOW).entries().getFirst();
          assertThat(shown.content().shows()).contains("loosened from", "The law asks 0.3");
          revise(AMonitor.asking(now(), now().options(), List.of(), now().decidedBy()));
          upload(0.5);
          measured();
          assertThat(now().outcome()).isEqualTo(Outcome.PASS);
          assertThat(now().accepted()).as("all of it is asked again, and kept").isNull();
          assertThat(why("A.6.2.6")).doesNotContain("eased");
        });
  }

  @Test
  void pausedAndRunByHandAFailureCountsAsAnyOther() {
    in(
        () -> {
          monitor = records.record(MONITORS.kind(), AMonitor.paused(fairness()), ada).id();
          measured();
          assertThat(now().outcome()).isEqualTo(Outcome.FAIL);
          assertThat(now().paused()).isFalse();
          assertThat(task().content().state()).isEqualTo(Task.State.OPEN);
          var line = readiness.position("iso-42001", AsOf.NOW).find("A.5.4").orElseThrow();
          assertThat(line.verdict()).isEqualTo(Verdict.NOT_MET);
          assertThat(finding("A.5.4").saidNo()).isEqualTo(2);
        });
  }

  private String result() {
    return ResultPage.href(Scope.of(bank).get(this::last));
  }

  private UUID taskId() {
    return Scope.of(bank).get(() -> task().id());
  }

  private String pdf(MockMvc who, String report) throws IOException {
    var answer = ask(who, get(report + ".pdf"));
    assertThat(answer.getStatus()).isEqualTo(200);
    try (var document = Loader.loadPDF(answer.getContentAsByteArray())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  private Finding finding(String line) {
    return readiness.position("iso-42001", AsOf.NOW).find(line).orElseThrow().findings().stream()
        .filter(it -> it.rule().startsWith("each-monitor-of"))
        .findFirst()
        .orElseThrow();
  }

  private String why(String line) {
    return finding(line).why();
  }
}
