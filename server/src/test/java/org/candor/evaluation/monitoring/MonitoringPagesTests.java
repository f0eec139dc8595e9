package org.candor.evaluation.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import org.candor.AnOrganization;
import org.candor.access.ACaller;
import org.candor.access.Caller;
import org.candor.access.Role;
import org.candor.database.Scope;
import org.candor.records.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;

/** From a file to its result, page by page. */
@SpringBootTest
class MonitoringPagesTests {

  private static final String NEW = "/evaluation/monitoring/new";

  @Autowired WebApplicationContext context;
  @Autowired Ledger ledger;
  @Autowired Runs runs;
  @Autowired TransactionOperations transactions;
  AnOrganization bank;
  MockMvc ada;

  @BeforeEach
  void found() {
    bank = AnOrganization.founded(ledger, transactions);
    ada = as(Role.AIMS_MANAGER);
  }

  @Test
  void someonePointsAtAFileConfirmsWhatWasGuessedAndSeesTheResult() {
    assertThat(words(get("/evaluation/monitoring"))).contains("Here stands what is measured");
    assertThat(words(get("/evaluation/monitors"))).contains("href=\"" + NEW + "\"");
    assertThat(words(get(NEW))).contains("Upload a file");
    var sent = new MockMultipartFile("file", "loans <b>.csv", "text/csv", csv());
    assertThat(place(multipart(NEW).file(sent))).isEqualTo(NEW + "/DSR-1");
    assertThat(words(get(NEW + "/DSR-1")))
        .contains("value=\"approved\"", "value=\"repaid\"", "Guessed: ", "Columns: id, sex")
        .contains("name=\"by\" value=\"sex\" checked", "sex=Female", "Impact ratio")
        .contains("value=\"impactRatio\" checked", "value=\"A.5.4\" checked")
        .doesNotContain("<b>", "[evaluation.");
    whatLacksIsSaidBesideItsField();
    var at =
        place(
            post(NEW + "/DSR-1")
                .param("name", "Loans by sex")
                .param("question", "FAIRNESS")
                .param("prediction", "approved")
                .param("label", "repaid")
                .param("by", "sex")
                .param("decidedBy", "impactRatio")
                .param("least.impactRatio", "0.9")
                .param("controls", "A.5.4, A.6.2.6")
                .param("schedule", "daily"));
    assertThat(at).startsWith("/evaluation/monitors/").endsWith("#measurements");
    done();
    assertThat(words(get(at.replaceAll("#.*", ""))))
        .contains("Limit broken", "MSR-1", "Measure now", "All measurements of this monitor")
        .contains(
            "Impact ratio, at least 0.9", "A.6.2.6 ", "Every day; next on", "None that counts")
        .contains("All settings", "What came true: repaid", "DSR-1 loans ");
    var overview = words(get("/evaluation/monitoring"));
    assertThat(overview).contains("One monitor: Limit broken.", "/result\"");
    var result = overview.replaceAll("(?s).*?href=\"([^\"]*/result)\".*", "$1");
    assertThat(words(get(result))).contains("Impact ratio", "at least 0.9", "DuckDB", "MSR-1.json");
    itIsDoneAgain(result);
    itIsComparedWithTheNext(at.replaceAll("#.*", ""), result);
    assertThat(words(get("/evaluation/monitors?outcome=FAIL&paused=false"))).contains("1 monitor");
    assertThat(words(get("/evaluation/data-sources"))).contains("1 data source");
  }

  private void itIsDoneAgain(String result) {
    assertThat(words(get(result))).contains("Do it again", "Nobody has done it again yet");
    var at = result.replace("/result", "/again");
    assertThat(place(post(at))).isEqualTo(result + "#again");
    var run = text(ask(get(at + "/progress")));
    assertThat(run).contains("mon-progress");
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInSameThread()
        .until(() -> words(get(result)).contains("RPT-1"));
    assertThat(words(get(result))).contains("Identical", "to the last digit");
    assertThat(words(get("/evaluation/repetitions"))).contains("MSR-1 again: Identical");
    assertThat(ask(as(Role.EMPLOYEE), post(at)).getStatus()).isEqualTo(403);
    var itself = text(ask(get(result).param("against", "MSR-1")));
    assertThat(itself).contains("It is always like itself");
    assertThat(text(ask(get(result).param("against", "MSR-77")))).contains("no measurement MSR-77");
    var api = "/api/v1" + result.replace("/result", "/comparison");
    assertThat(ask(get(api)).getStatus()).isEqualTo(404);
    othersSeeNoSmallCounts(result);
  }

  private void itIsComparedWithTheNext(String monitor, String result) {
    place(post(monitor + "/runs"));
    done();
    assertThat(words(get(result).param("against", "MSR-2")))
        .contains("MSR-2", "0 higher", "Impact ratio")
        .doesNotContain("[evaluation.");
    var api = "/api/v1" + result.replace("/result", "/comparison");
    assertThat(words(get(api).param("against", "MSR-2")))
        .contains("\"before\":\"MSR-1\"", "\"now\":\"MSR-2\"", "\"comparable\":true");
    assertThat(words(get(api).param("against", "MSR-2").param("suppressBelow", "1000")))
        .contains("\"comparable\":true", "not shown");
    assertThat(ask(get(api).param("suppressBelow", "1")).getStatus()).isEqualTo(400);
    var reading = "/api/v1" + result.replace("/result", "/reading");
    assertThat(words(get(reading))).contains("times as often as");
    assertThat(words(get(reading).param("suppressBelow", "1000")))
        .contains("\"outcome\":\"FAIL\"")
        .doesNotContain("times as often as");
    assertThat(ask(get(reading).param("suppressBelow", "1001")).getStatus()).isEqualTo(400);
  }

  private void othersSeeNoSmallCounts(String result) {
    var whole = text(ask(get("/api/v1" + result)));
    var told = text(ask(get("/api/v1" + result).param("suppressBelow", "10")));
    assertThat(told).contains("\"suppressedBelow\":10");
    assertThat(whole).doesNotContain("suppressedBelow");
    assertThat(ask(get("/api/v1" + result).param("suppressBelow", "1")).getStatus()).isEqualTo(400);
  }

  private void whatLacksIsSaidBesideItsField() {
    var wrong = ask(post(NEW + "/DSR-1").param("name", "").param("question", "FAIRNESS"));
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(text(wrong))
        .contains("This is required.", "Guessed: ", "sex=Female")
        .contains("id=\"label-error\"", "What came true cannot be guessed here")
        .contains("id=\"by-error\"", "four-fifths rule", "placeholder=\"0.8\"")
        .doesNotContain("Say label");
  }

  @Test
  void anotherQuestionAsksForOtherFieldsAndKeepsWhatWasSaid() {
    var sent = new MockMultipartFile("file", "loans.csv", "text/csv", csv());
    place(multipart(NEW).file(sent));
    var drift = get(NEW + "/DSR-1").param("question", "DRIFT").param("name", "Mine");
    assertThat(words(drift))
        .contains("value=\"Mine\"", "value=\"psi\" checked", "sex, approved, repaid, income")
        .contains("value=\"A.7.4\" checked", "name=\"reference\"")
        .contains("name=\"score\"", "whether scores still mean the same")
        .doesNotContain("name=\"favourable\"", "value=\"impactRatio\"");
    assertThat(words(get(NEW + "/DSR-1").param("question", "NONSENSE"))).contains("DSR-1");
    var wrong =
        post(NEW + "/DSR-1")
            .param("name", "Loans by sex")
            .param("question", "FAIRNESS")
            .param("prediction", "approved")
            .param("label", "repaid")
            .param("by", "sex", "income")
            .param("against", "sex=Male")
            .param("decidedBy", "impactRatio", "accuracyDifference")
            .param("controls", "A.5.4", "A.99.9")
            .param("objective", "Fair lending")
            .param("validDays", "90");
    var answer = ask(wrong);
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer))
        .contains("A.99.9", "value=\"accuracyDifference\" checked", "value=\"Fair lending\"")
        .contains("value=\"income\"", "value=\"sex=Male\" selected");
  }

  @Test
  void aSourceSaysWhichFileItHolds() {
    var sent = new MockMultipartFile("file", "loans.csv", "text/csv", csv());
    place(multipart(NEW).file(sent));
    var list = words(get("/evaluation/data-sources"));
    var at = list.replaceAll("(?s).*href=\"(/evaluation/data-sources/[0-9a-f-]{36})\".*", "$1");
    assertThat(words(get(at))).contains("Now loans.csv, uploaded on");
    var newer = new MockMultipartFile("file", "newer.csv", "text/csv", csv());
    place(multipart(at + "/file").file(newer));
    assertThat(words(get(at))).contains("Now newer.csv, uploaded on", "kB", "A newer file");
    assertThat(words(get(NEW))).contains("DSR-1 loans.csv: newer.csv, uploaded on");
  }

  @Test
  void anotherQuestionAsksForItsOwnColumnsAndALimit() {
    var rows = Numbers.csv(500).getBytes(UTF_8);
    place(multipart(NEW).file(new MockMultipartFile("file", "n.csv", "text/csv", rows)));
    assertThat(words(get(NEW + "/DSR-1?question=REGRESSION")))
        .contains("name=\"predicted\"", "name=\"actual\"", "name=\"limits\"")
        .doesNotContain("name=\"prediction\"", "name=\"gain\"");
    var chosen = post(NEW + "/DSR-1").param("name", "N").param("question", "RANKING");
    var wrong = ask(chosen);
    assertThat(wrong.getStatus()).isEqualTo(422);
    assertThat(text(wrong)).contains("Query cannot be guessed here", "name=\"gain\"");
    var at =
        place(
            post(NEW + "/DSR-1")
                .param("name", "Forecasts")
                .param("question", "REGRESSION")
                .param("predicted", "forecast")
                .param("actual", "sold")
                .param("limits", "rSquared=0.5..")
                .param("controls", "A.6.2.4"));
    done();
    assertThat(words(get(at.replaceAll("#.*", "")))).contains("Limits kept", "rSquared=0.5..");
  }

  @Test
  void whatIsNoFileIsRefusedAndNothingIsLost() {
    var empty = new MockMultipartFile("file", "empty.csv", "text/csv", new byte[0]);
    var answer = ask(multipart(NEW).file(empty));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(text(answer)).contains("The file is empty");
    var odd = new MockMultipartFile("file", "x.parquet", "text/csv", "no parquet".getBytes(UTF_8));
    var at = place(multipart(NEW).file(odd));
    assertThat(words(get(at))).contains("Cannot be measured");
  }

  @Test
  void whoMayNotReviseRunsNothing() {
    var employee = as(Role.EMPLOYEE);
    assertThat(ask(employee, get(NEW)).getStatus()).isEqualTo(403);
    var run = post("/evaluation/monitors/" + java.util.UUID.randomUUID() + "/runs");
    assertThat(ask(employee, run).getStatus()).isEqualTo(403);
    assertThat(ask(run).getStatus()).isEqualTo(404);
    assertThat(ask(get("/evaluation/measurements/new")).getStatus()).isEqualTo(403);
  }

  private void done() {
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInSameThread()
        .until(() -> bank.scope().get(() -> runs.working().isEmpty()));
  }

  private static byte[] csv() {
    return Loans.csv(4_000, 0.2).getBytes(UTF_8);
  }

  private String words(RequestBuilder request) {
    var answer = ask(request);
    assertThat(answer.getStatus()).isEqualTo(200);
    return text(answer);
  }

  private static String text(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), UTF_8);
  }

  private String place(RequestBuilder request) {
    var answer = ask(request);
    assertThat(answer.getStatus()).as(text(answer)).isEqualTo(303);
    return answer.getRedirectedUrl();
  }

  private MockHttpServletResponse ask(RequestBuilder request) {
    return ask(ada, request);
  }

  private static MockHttpServletResponse ask(MockMvc who, RequestBuilder request) {
    try {
      return who.perform(request).andReturn().getResponse();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private MockMvc as(Role role) {
    var caller =
        new Caller(bank.ada().person(), "Ada", bank.id(), "Bank", Set.of(role), Set.of(), "web");
    Filter seat =
        (request, response, chain) -> {
          ACaller.in((HttpServletRequest) request, caller);
          try {
            Scope.of(caller.org())
                .call(
                    () -> {
                      chain.doFilter(request, response);
                      return caller;
                    });
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    return MockMvcBuilders.webAppContextSetup(context).addFilters(seat).build();
  }
}
