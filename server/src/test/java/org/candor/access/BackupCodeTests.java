package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.candor.database.DataFolder;
import org.candor.database.Vault;
import org.candor.kernel.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** The app is lost, and a code on paper opens the door once; the database gives neither away. */
@Door
class BackupCodeTests {

  private static final String PASSWORD = "correct horse battery";
  private static final Pattern CODE =
      Pattern.compile("<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</code>");

  @Autowired MockMvc mvc;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Totps totps;
  @Autowired SecondStep secondStep;
  @Autowired Installation installation;
  @Autowired Vault vault;
  @Autowired DataFolder folder;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;
  String email;
  PersonId ada;
  byte[] secret;
  Browser browser;
  List<String> codes;

  @BeforeEach
  void someoneSetsUpASecondStep() throws InvalidKeyException {
    email = "ada-" + UUID.randomUUID() + "@clinic.example";
    var clinic = founding.found("Clinic", "Ada", email, PASSWORD);
    ada = people.member(clinic, email).orElseThrow().person();
    browser = new Browser(mvc);
    browser.signIn(email, PASSWORD);
    browser.get("/account/second-step");
    secret = installation.read(null, () -> totps.proposed(ada)).orElseThrow();
    var key = new SecretKeySpec(secret, "HmacSHA1");
    var code =
        new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, clock.instant());
    codes = codes(browser.post("/account/second-step", "code", code));
  }

  @Test
  void tenCodesAreShownOnceAndEachOpensTheDoorOnce() {
    assertThat(codes).hasSize(10).doesNotHaveDuplicates();
    assertThat(CODE.matcher(browser.get("/account").text()).find()).isFalse();
    assertThat(browser.get("/account").text()).contains("10 backup codes are left");
    assertThat(enter(codes.get(0)).to()).isEqualTo("/");
    assertThat(enter(codes.get(0)).status()).isEqualTo(422);
    assertThat(enter(codes.get(1).toUpperCase(java.util.Locale.ROOT).replace("-", " ")).to())
        .isEqualTo("/");
    assertThat(browser.get("/account").text()).contains("8 backup codes are left");
  }

  @Test
  void freshCodesMakeTheOldOnesWorthNothing() {
    browser.get("/account");
    var fresh = codes(browser.post("/account/second-step/codes"));
    assertThat(fresh).hasSize(10).doesNotContainAnyElementsOf(codes);
    assertThat(enter(codes.get(0)).status()).isEqualTo(422);
    assertThat(enter(fresh.get(0)).to()).isEqualTo("/");
  }

  @Test
  void codesGoWithTheSecondStepAndNeedAFreshProofToBeMade() {
    clock.pass(Duration.ofMinutes(6));
    browser.get("/account");
    assertThat(browser.post("/account/second-step/codes").text())
        .contains("Confirm that it is you");
    assertThat(browser.post("/prove", "password", PASSWORD, "code", codes.get(2)).to())
        .isEqualTo("/account");
    browser.get("/account");
    browser.post("/account/second-step/remove");
    assertThat(secondStep.codesLeft(ada)).isZero();
    assertThat(new Browser(mvc).signIn(email, PASSWORD).to()).isEqualTo("/");
  }

  @Test
  void theDatabaseHoldsNeitherTheSecretNorTheCodes() {
    var rows =
        installation.read(
            null,
            () ->
                jdbc.sql(
                        """
                        select to_jsonb(t)::text from access.totp t where person_id = :ada
                        union all
                        select to_jsonb(b)::text from access.backup_code b where person_id = :ada
                        """)
                    .param("ada", ada.value())
                    .query(String.class)
                    .list());
    assertThat(rows).hasSize(11);
    var hex = java.util.HexFormat.of().formatHex(secret);
    assertThat(String.join("", rows)).doesNotContain(hex).contains(vault.keyName());
    codes.forEach(
        it ->
            assertThat(String.join("", rows))
                .doesNotContain(it.replace("-", ""))
                .doesNotContain(it));
  }

  @Test
  void theKeyIsItsOwnersAlone() throws IOException {
    var key = folder.resolve("keys").resolve("installation.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatAnEarlierVersionKeptPlainIsSealedAndStillOpens() {
    installation.run(
        null,
        () ->
            jdbc.sql("update access.totp set secret = ?, key_name = null where person_id = ?")
                .params(secret, ada.value())
                .update());
    assertThat(installation.read(null, () -> totps.confirmed(ada)).orElseThrow()).isEqualTo(secret);
    assertThat(installation.write(null, totps::sealAll)).isEqualTo(1);
    assertThat(installation.read(null, () -> totps.confirmed(ada)).orElseThrow()).isEqualTo(secret);
    theDatabaseHoldsNeitherTheSecretNorTheCodes();
  }

  @Test
  void aSecretMovedToAnotherPersonOrChangedOpensNothingAndTheStepStaysAskedFor() {
    for (var change :
        new String[] {
          "update access.totp set secret = set_byte(secret, 20, get_byte(secret, 20) # 1) where person_id = ?",
          "update access.totp set secret = '\\x01'::bytea where person_id = ?"
        }) {
      installation.run(null, () -> jdbc.sql(change).param(ada.value()).update());
      assertThat(secondStep.isSetUp(ada)).isTrue();
      assertThat(secondStep.verify(ada, "000000")).isFalse();
    }
    assertThat(enter(codes.get(3)).to()).as("a code on paper still works").isEqualTo("/");
  }

  private Browser.Page enter(String code) {
    var next = new Browser(mvc);
    assertThat(next.signIn(email, PASSWORD).to()).startsWith("/sign-in/code");
    next.get("/sign-in/code");
    return next.post("/sign-in/code", "code", code);
  }

  private static List<String> codes(Browser.Page page) {
    return CODE.matcher(page.text()).results().map((MatchResult it) -> it.group(1)).toList();
  }
}
