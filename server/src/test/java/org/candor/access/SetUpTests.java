package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.candor.database.Scope;
import org.candor.database.TestCluster;
import org.candor.records.Ledger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** The first minutes of an installation, in a database of its own. */
@Door
class SetUpTests {

  private static final Path FOLDER = TestCluster.emptyFolder("set-up");

  @DynamicPropertySource
  static void anEmptyInstallation(DynamicPropertyRegistry properties) {
    var fresh = TestCluster.fresh();
    properties.add("candor.data", FOLDER::toString);
    properties.add("candor.database.url", fresh::url);
    properties.add("candor.database.user", fresh::app);
    properties.add("candor.database.password", fresh::appPassword);
    properties.add("candor.database.owner-user", fresh::owner);
    properties.add("candor.database.owner-password", fresh::ownerPassword);
  }

  @Autowired MockMvc mvc;
  @Autowired FirstRun firstRun;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Ledger ledger;

  @Test
  void whoeverHoldsTheLinkFoundsTheOrganizationOnce() throws IOException {
    assertThat(founding.isDue()).isTrue();
    var older = firstRun.link("http://localhost");
    var link = firstRun.link("http://localhost");
    var file = FOLDER.resolve("setup-link.txt");
    assertThat(file).hasContent(link);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    var browser = new Browser(mvc);
    assertThat(browser.get(path(older)).status()).isEqualTo(404);
    assertThat(browser.get("/set-up/guessed").status()).isEqualTo(404);
    assertThat(browser.get(path(link)).text()).contains("Set up Candor");
    assertThat(browser.get("/sign-in").text()).contains("stands in the file setup-link.txt");
    assertThat(setUp(browser, link, "short").text())
        .contains("The password needs at least 12 characters.");
    assertThat(setUp(browser, link, "correct horse battery").to())
        .isEqualTo(FrontDoor.WITH_THE_NEW_PASSWORD);
    assertThat(browser.get(FrontDoor.WITH_THE_NEW_PASSWORD).text()).contains("That is done.");
    assertThat(file).doesNotExist();
    assertThat(founding.isDue()).isFalse();
    assertThat(setUp(browser, link, "correct horse battery").status()).isEqualTo(404);

    assertThat(browser.signIn("ada@clinic.example", "correct horse battery").to()).isEqualTo("/");
    assertThat(browser.get("/account").text()).contains("Ada &lt;b&gt;");
    var org = people.organizations().getFirst();
    assertThat(org.name()).isEqualTo("Clinic");
    assertThat(people.members(org.id()))
        .singleElement()
        .extracting(Member::roles)
        .isEqualTo(Set.of(Role.AIMS_MANAGER, Role.ADMINISTRATOR));
    assertThat(Scope.of(org.id()).get(ledger::size))
        .as("the organization, its first member, and what she signs in with")
        .isEqualTo(3);
  }

  private static Browser.Page setUp(Browser browser, String link, String password) {
    return browser.post(
        path(link),
        "organization",
        "Clinic",
        "name",
        "Ada <b>",
        "email",
        "Ada@Clinic.example",
        "password",
        password);
  }

  private static String path(String link) {
    return link.substring("http://localhost".length());
  }
}
