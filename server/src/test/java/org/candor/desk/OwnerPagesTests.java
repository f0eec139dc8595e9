package org.candor.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.candor.AnOrganization;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Registers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** Form and bulk edit name people of the organization, however the request was made up. */
@SpringBootTest
class OwnerPagesTests {

  private static final String SYSTEMS = "/systems/ai-systems";
  private static final String REFUSAL = "Choose a person of this organization.";

  @Autowired WebApplicationContext context;
  @Autowired Registers registers;
  @Autowired Listings listings;
  @Autowired Founding founding;
  @Autowired People people;
  AnOrganization clinic;
  MockMvcTester pages;
  String eve;

  @BeforeEach
  void twoOrganizations() {
    clinic = OpenDoor.founded(founding, people, OpenDoor.newEmail());
    pages = OpenDoor.enter(context, clinic, Role.AIMS_MANAGER);
    var elsewhere = OpenDoor.founded(founding, people, OpenDoor.newEmail());
    eve = String.valueOf(elsewhere.ada().person());
  }

  @Test
  void aFormSaysSoAtTheField() {
    var refused = post(SYSTEMS, "name", "Triage", "owner", eve);
    assertThat(refused).hasStatus(422);
    assertThat(text(refused)).contains(REFUSAL);
    assertThat(post(SYSTEMS, "name", "Triage", "owner", ada())).hasStatus3xxRedirection();
    var entry = only();
    var version = String.valueOf(entry.version());
    var place = SYSTEMS + "/" + entry.id();
    assertThat(post(place, "version", version, "name", "Triage", "owner", eve)).hasStatus(422);
    assertThat(post(place, "version", version, "name", "Triage 2", "owner", ada()))
        .hasStatus3xxRedirection();
  }

  @Test
  void aBulkEditSaysSoBeforeItTouchesAnything() {
    post(SYSTEMS, "name", "Triage");
    var row = only().id() + ":1";
    var refused =
        post(SYSTEMS + "/bulk/revise", "field", "owner", "owner", eve, "row", row, "why", "x");
    assertThat(refused).hasStatus(422);
    assertThat(text(refused)).contains(REFUSAL);
    assertThat(only().version()).isEqualTo(1);
    post(SYSTEMS + "/bulk/revise", "field", "owner", "owner", ada(), "row", row, "why", "x");
    assertThat(only().version()).isEqualTo(2);
  }

  private String ada() {
    return String.valueOf(clinic.ada().person());
  }

  private Entry<?> only() {
    var register = registers.find("systems/ai-systems").orElseThrow();
    var page = clinic.scope().get(() -> listings.page(register, Query.all(), AsOf.NOW));
    assertThat(page.entries()).hasSize(1);
    return page.entries().getFirst();
  }

  private MvcTestResult post(String path, String... fields) {
    var request = pages.post().uri(path);
    for (int i = 0; i < fields.length; i += 2) {
      request.param(fields[i], fields[i + 1]);
    }
    return request.exchange();
  }

  private static String text(MvcTestResult result) {
    return new String(result.getResponse().getContentAsByteArray(), UTF_8);
  }
}
