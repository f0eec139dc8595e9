package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.api.AnApi.SYSTEMS;

import java.util.Set;
import java.util.UUID;
import org.candor.access.Caller;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.kernel.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.web.context.WebApplicationContext;

/** An owner is a person of this organization, whichever way the record comes in. */
@SpringBootTest
class OwnerOverHttpTests {

  private static final String REFUSAL =
      "{\"field\":\"owner\",\"message\":\"Choose a person of this organization.\"}";

  @Autowired WebApplicationContext context;
  @Autowired Founding founding;
  @Autowired People people;
  PersonId ada;
  PersonId eve;
  AnApi api;

  @BeforeEach
  void twoOrganizations() {
    var clinic = founding.found("Clinic", "Ada", mail(), "correct horse battery");
    var other = founding.found("Elsewhere", "Eve", mail(), "correct horse battery");
    ada = people.members(clinic).getFirst().person();
    eve = people.members(other).getFirst().person();
    var caller =
        new Caller(ada, "Ada", clinic, "Clinic", Set.of(Role.AIMS_MANAGER), Set.of(), "api:test");
    api = new AnApi(ApiDoor.open(context), caller);
  }

  @Test
  void nobodyOfElsewhereAndNobodyAtAllBecomesAnOwner() {
    for (var stranger : new String[] {eve.toString(), UUID.randomUUID().toString(), "Ada"}) {
      assertThat(api.post(SYSTEMS, named(stranger)).is(422).body()).contains(REFUSAL);
    }
    var mine = api.post(SYSTEMS, named(ada.toString())).is(201);
    var place = SYSTEMS + "/" + mine.id();
    assertThat(api.put(place, named(eve.toString()), "If-Match", "*").is(422).body())
        .contains(REFUSAL);
    assertThat(
            api.patch(place, "{\"owner\": \"%s\"}".formatted(eve), "If-Match", "*").is(422).body())
        .contains(REFUSAL);
    assertThat(api.get(place).json().path("owner").asString()).isEqualTo(ada.toString());
    assertThat(api.patch(place, "{\"owner\": null}", "If-Match", "*").is(200).json().has("owner"))
        .isFalse();
  }

  @Test
  void aLineOfManySaysItTooAndTheOthersGoIn() {
    var mine = api.post(SYSTEMS, named(ada.toString())).is(201);
    var line = "{\"op\": \"record\", \"content\": %s}\n";
    var revise =
        "{\"op\": \"revise\", \"id\": \"%s\", \"version\": 1, \"content\": {\"owner\": \"%s\"}}\n";
    var lines =
        api.bulk(
                line.formatted(named(eve.toString()))
                    + line.formatted(named(ada.toString()))
                    + revise.formatted(mine.id(), eve))
            .is(200)
            .body()
            .lines()
            .toList();
    assertThat(lines.get(0)).contains("\"status\":422").contains(REFUSAL);
    assertThat(lines.get(1)).contains("\"status\":201");
    assertThat(lines.get(2)).contains("\"status\":422").contains(REFUSAL);
  }

  private static String named(String owner) {
    return "{\"name\": \"Triage\", \"owner\": \"%s\"}".formatted(owner);
  }

  private static String mail() {
    return UUID.randomUUID() + "@clinic.example";
  }
}
