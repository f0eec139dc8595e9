package org.candor.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.access.Caller;
import org.candor.access.Founding;
import org.candor.access.Invitee;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.exchange.Finding.Kind;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A file names people as people do; nobody of elsewhere gets into a record by it. */
class OwnerTests extends AnImport {

  private static final String PASSWORD = "correct horse battery";
  private static final String OWNED = "System ID,Name,Owner\n";

  @Autowired Founding founding;
  @Autowired People people;
  PersonId bob;

  @BeforeEach
  void aClinicWithPeople() {
    var email = "ada-" + UUID.randomUUID() + "@clinic.example";
    var org = founding.found("Clinic", "Ada Lovelace", email, PASSWORD);
    var ada = people.member(org, email).orElseThrow();
    clinic = new AnOrganization(org, new Actor(ada.person(), ada.name(), "test"));
    bob = add("Bob Jones", "bob-" + UUID.randomUUID() + "@clinic.example");
  }

  private PersonId add(String name, String email) {
    var invitee = new Invitee(name, email, Set.of(Role.SYSTEM_OWNER), null, null);
    return people.add(clinic.id(), invitee, PASSWORD, Actor.installation("test"));
  }

  @Test
  void ownersAreFoundByNameAddressAndIdAndTheOthersAreLeftOpenInPlainSight() {
    add("Bob Jones", "other-" + UUID.randomUUID() + "@clinic.example");
    var stranger = founding.found("Elsewhere", "Eve", mail(), PASSWORD);
    var eve = people.members(stranger).getFirst();
    var report =
        run(
            OWNED
                + "A1,Triage,Ada Lovelace\n"
                + "A2,Chat,%s\n".formatted(clinic.ada().person())
                + "A3,Score,Bob Jones\n"
                + "A4,Scan,%s\n".formatted(eve.person())
                + "A5,Pump,%s\n".formatted(eve.email())
                + "A6,Plan,Grace Hopper\n");
    assertThat(report.counts().created()).isEqualTo(6);
    assertThat(said(named("Triage"), "owner")).isEqualTo(clinic.ada().person().toString());
    assertThat(said(named("Chat"), "owner")).isEqualTo(clinic.ada().person().toString());
    for (var open : new String[] {"Score", "Scan", "Pump", "Plan"}) {
      assertThat(said(named(open), "owner")).as(open).isEmpty();
    }
    assertThat(findings(report, Kind.WARNING))
        .extracting(Finding::row, Finding::column, Finding::excerpt, Finding::message)
        .containsExactlyInAnyOrder(
            tuple(
                3L, "Owner", "Bob Jones", "Several people here have this name. Write the address."),
            tuple(4L, "Owner", eve.person().toString(), Naming.unknown().text()),
            tuple(5L, "Owner", eve.email(), Naming.unknown().text()),
            tuple(6L, "Owner", "Grace Hopper", Naming.unknown().text()));
    var why = clinic.scope().get(() -> ledger.about(List.of(named("Plan").id()), AsOf.NOW, 1));
    assertThat(why.getFirst().why()).contains("left open: Owner “Grace Hopper”");
  }

  @Test
  void whoHasLeftIsNotLostWhenTheSameFileComesAgain() {
    var file = OWNED + "A1,Triage,%s\n".formatted(bob);
    run(file);
    var ada = clinic.ada();
    var caller =
        new Caller(ada.person(), ada.name(), clinic.id(), "Clinic", Set.of(), Set.of(), "test");
    people.remove(caller, bob, null);
    assertThat(run(file).counts().same()).isEqualTo(1);
    assertThat(said(named("Triage"), "owner")).isEqualTo(bob.toString());
    assertThat(run(OWNED + "A2,Chat,%s\n".formatted(bob)).counts().warnings()).isEqualTo(1);
    assertThat(said(named("Chat"), "owner")).isEmpty();
  }

  private static String mail() {
    return "eve-" + UUID.randomUUID() + "@elsewhere.example";
  }
}
