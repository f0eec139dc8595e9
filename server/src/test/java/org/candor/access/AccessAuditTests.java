package org.candor.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.candor.TestDatabase;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.records.LedgerAudit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Whoever gives themselves a role behind the ledger's back is found. */
@SpringBootTest
class AccessAuditTests {

  private static final String PASSWORD = "correct horse battery";

  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Tokens tokens;
  @Autowired Settings settings;
  @Autowired LedgerAudit audit;
  @Autowired Clock clock;
  OrgId clinic;
  PersonId ada;
  PersonId bob;

  @BeforeEach
  void aClinicWithAHistory() {
    clinic = founding.found("Clinic", "Ada", UUID.randomUUID() + "@clinic.example", PASSWORD);
    ada = people.members(clinic).getFirst().person();
    var invitee =
        new Invitee(
            "Bob", UUID.randomUUID() + "@clinic.example", Set.of(Role.EMPLOYEE), null, null);
    bob = people.add(clinic, invitee, PASSWORD, Actor.installation("test"));
    var caller = new Caller(ada, "Ada", clinic, "Clinic", Set.of(), Set.of(), "web");
    people.change(caller, bob, Set.of(Role.RISK_OWNER), null, null, "promoted");
    people.remove(caller, bob, "left");
    var expires = clock.instant().plus(Duration.ofDays(9));
    tokens.issue(caller, "CI", Set.of("*:read"), expires);
    tokens.issue(caller, "BI", Set.of("*:read"), expires.plusNanos(789));
    tokens.revoke(caller, tokens.of(clinic, ada).getFirst().id(), false);
    settings.needSecondStep(caller, true);
  }

  @Test
  void anUntouchedHistoryIsIntactAndEveryVersionOfItIsCompared() {
    var report = audit.audit(clinic);
    assertThat(report.problems()).isEmpty();
    assertThat(report.versions()).as("4 of people, 3 of tokens").isEqualTo(7);
    assertThat(report.size()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update access.membership set roles = '{ADMINISTRATOR}' where person_id = :bob and version = 2",
        "update access.membership set active = true where person_id = :bob and version = 3",
        "update access.membership set starts_on = '2020-01-01' where person_id = :ada",
        "update access.membership set ends_on = '2040-01-01' where person_id = :bob and version = 1",
        "update access.membership set to_seq = 9 where person_id = :ada",
        "update access.membership set to_seq = 99 where person_id = :bob and version = 3",
        "update access.membership set from_seq = 8 where person_id = :ada",
        "delete from access.membership where person_id = :bob and version = 3",
        "insert into access.membership select org_id, person_id, 4, '{ADMINISTRATOR}', null, null, true, 99, 100 from access.membership where person_id = :bob and version = 3",
        "update access.membership set person_id = :ada, version = 2 where person_id = :bob and version = 2",
        "update access.person set email = 'eve-' || email where id = :bob",
        "update access.person set name = 'Eve' where id = :ada",
        "update access.api_token set scopes = '{*:*}' where org_id = :org",
        "update access.api_token set hash = sha256('x') where org_id = :org and to_seq is null",
        "update access.api_token set expires_at = expires_at + interval '1 day' where org_id = :org and to_seq is null",
        "update access.api_token set to_seq = null where org_id = :org",
        "update access.api_token set handle = reverse(handle) where org_id = :org and to_seq is null",
        "update access.api_token set issued_by = id where org_id = :org and to_seq is null",
        "delete from access.api_token where org_id = :org and to_seq is null",
        "update access.organization set second_step_needed = false where id = :org",
        "update access.organization set name = 'Bank' where id = :org"
      })
  void whatIsChangedBehindItsBackIsFound(String change) {
    var changed = tamper(change);
    assertThat(changed).as("rows changed").isPositive();
    assertThat(audit.audit(clinic).problems()).isNotEmpty();
  }

  /** As the superuser, whom no policy and no missing right holds back. */
  private int tamper(String change) {
    return TestDatabase.shared()
        .asSuperuser()
        .sql(change)
        .param("org", clinic.value())
        .param("ada", ada.value())
        .param("bob", bob.value())
        .update();
  }
}
