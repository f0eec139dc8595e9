package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.OrgId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Who approves has just proved who they are, and loses nothing by being asked. */
@Door
class ReauthenticationTests {

  private static final String PASSWORD = "correct horse battery";
  private static final String APPROVE = "/test/things/approve";

  @Autowired MockMvc mvc;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Tokens tokens;
  @Autowired MovableClock clock;
  String email;
  OrgId clinic;
  Browser browser;

  @BeforeEach
  void someoneIsSignedIn() {
    email = "ada-" + UUID.randomUUID() + "@clinic.example";
    clinic = founding.found("Clinic", "Ada", email, PASSWORD);
    browser = new Browser(mvc);
    browser.signIn(email, PASSWORD);
    browser.get("/account");
  }

  @Test
  void rightAfterSigningInNobodyIsAsked() {
    assertThat(browser.post(APPROVE, "thing", "scanner").text()).isEqualTo("Ada approves scanner");
    assertThat(browser.get("/test/things/approval").text()).isEqualTo("Do you approve?");
  }

  @Test
  void afterFiveMinutesTheFormWaitsForTheProofAndGoesOnWhole() {
    clock.pass(Duration.ofMinutes(6));
    var asked = browser.post(APPROVE, "thing", "scanner", "thing", "<b>\"x\"</b>");
    assertThat(asked.status()).isEqualTo(403);
    assertThat(asked.text())
        .contains("Confirm that it is you")
        .contains("name=\"carried.thing\" value=\"scanner\"")
        .doesNotContain("<b>");

    var waiting =
        new String[] {
          "method", "post", "next", APPROVE, "carried.thing", "scanner", "carried.thing", "pump"
        };
    var wrong = browser.post("/prove", with(waiting, "password", "something else"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("name=\"carried.thing\" value=\"pump\"");
    assertThat(browser.post(APPROVE, "thing", "scanner").status()).isEqualTo(403);

    var proved = browser.post("/prove", with(waiting, "password", PASSWORD));
    assertThat(proved.status()).isEqualTo(200);
    assertThat(proved.text())
        .contains("action=\"" + APPROVE + "\"")
        .contains("name=\"thing\" value=\"scanner\"")
        .contains("name=\"thing\" value=\"pump\"")
        .doesNotContain(PASSWORD);
    assertThat(browser.post(APPROVE, "thing", "scanner", "thing", "pump").text())
        .isEqualTo("Ada approves scanner and pump");
    clock.pass(Duration.ofMinutes(6));
    assertThat(browser.post(APPROVE, "thing", "scanner").status()).isEqualTo(403);
  }

  @Test
  void theQuestionSaysWhatItIsAskedForAlsoAfterAWrongAnswer() {
    clock.pass(Duration.ofMinutes(6));
    var asked = browser.post("/test/things/scrap", "thing", "<i>pump</i>");
    assertThat(asked.status()).isEqualTo(403);
    assertThat(asked.text())
        .contains(">Scrapping &lt;i&gt;pump&lt;/i&gt;</p>", "name=\"what\"")
        .doesNotContain("<i>");
    var wrong =
        browser.post(
            "/prove",
            "method",
            "post",
            "next",
            "/test/things/scrap",
            "what",
            "Scrapping pump",
            "carried.thing",
            "pump",
            "password",
            "something else");
    assertThat(wrong.text()).contains(">Scrapping pump</p>");
    assertThat(browser.get("/prove?what=Anything").text()).doesNotContain("Anything");
  }

  @Test
  void aPageLeadsToTheQuestionAndBack() {
    clock.pass(Duration.ofMinutes(6));
    var asked = browser.get("/test/things/approval?of=all");
    assertThat(asked.to()).isEqualTo("/prove?next=%2Ftest%2Fthings%2Fapproval%3Fof%3Dall");
    browser.get(asked.to());
    assertThat(
            browser
                .post("/prove", "password", PASSWORD, "next", "/test/things/approval?of=all")
                .to())
        .isEqualTo("/test/things/approval?of=all");
    assertThat(browser.get("/test/things/approval").text()).isEqualTo("Do you approve?");
  }

  @Test
  void theQuestionLeadsNowhereElse() {
    for (var next : new String[] {"//evil.example", "https://evil.example", "/\\evil.example"}) {
      assertThat(browser.post("/prove", "password", PASSWORD, "next", next).to()).isEqualTo("/");
      assertThat(
              browser.post("/prove", "password", PASSWORD, "next", next, "method", "post").text())
          .contains("action=\"/\"")
          .doesNotContain("evil.example");
    }
  }

  @Test
  void aPasswordIsNotCarriedThroughAPage() {
    clock.pass(Duration.ofMinutes(6));
    var asked = browser.post(APPROVE, "thing", "scanner", "password", "another good phrase");
    assertThat(asked.to()).startsWith("/prove");
    assertThat(asked.text()).doesNotContain("another good phrase");
  }

  @Test
  void aTokenIsNoPerson() {
    var ada = people.member(clinic, email).orElseThrow().person();
    var token =
        tokens.issue(ada, clinic, "all", Set.of("*:*"), clock.instant().plus(Duration.ofDays(1)));
    var refused =
        new Browser(mvc).api(POST, "/api/v1/test/things/approve?thing=scanner", token, "");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.response().getContentType()).isEqualTo("application/problem+json");
    assertThat(refused.text())
        .contains("\"type\":\"urn:candor:problem:proof-needed\"")
        .doesNotContain("approves");
  }

  private static String[] with(String[] fields, String... more) {
    var all = java.util.Arrays.copyOf(fields, fields.length + more.length);
    System.arraycopy(more, 0, all, fields.length, more.length);
    return all;
  }
}
