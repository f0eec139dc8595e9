package org.candor.access;

import java.util.Comparator;
import java.util.Set;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.candor.kernel.Ref;
import org.candor.records.Ledger;
import org.candor.records.Verb;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes with what members prove who they are into the ledger of every organization they work in,
 * so that nobody exchanges a password or a key behind its back. Clause 5.3.
 */
@Component
class CredentialBook {

  static final String KIND = "access/credentials";
  private static final Logger LOG = LoggerFactory.getLogger(CredentialBook.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Installation installation;
  private final Credentials credentials;
  private final Organizations organizations;
  private final Persons persons;
  private final Ledger ledger;

  CredentialBook(
      Installation installation,
      Credentials credentials,
      Organizations organizations,
      Persons persons,
      Ledger ledger) {
    this.installation = installation;
    this.credentials = credentials;
    this.organizations = organizations;
    this.persons = persons;
    this.ledger = ledger;
  }

  /** Within the transaction that changed something: the person did it themself. */
  void write(PersonId person, @Nullable String why) {
    var name = persons.byId(person).orElseThrow().name();
    write(person, new Actor(person, name, "web"), why);
  }

  /**
   * Within the transaction that changed something. The ledgers take their turn in the order of
   * their organizations' ids, so that no two writers wait for each other.
   */
  void write(PersonId person, Actor actor, @Nullable String why) {
    organizations.of(person).stream()
        .map(Workplace::id)
        .sorted(Comparator.comparing(OrgId::value))
        .forEach(org -> installation.within(org, () -> write(org, person, actor, why)));
  }

  /**
   * Within a transaction in that organization; writes nothing where its ledger tells it already.
   */
  void write(OrgId org, PersonId person, Actor actor, @Nullable String why) {
    var now = credentials.standing(person);
    var before = credentials.latest(org, person);
    if (before.isPresent() && before.get().proofs().equals(now)) {
      return;
    }
    var version = before.map(Credentials.Told::version).orElse(0) + 1;
    var verb = version == 1 ? Verb.RECORDED : Verb.REVISED;
    var subject = new Ref(KIND, person.value());
    var seq = ledger.append(actor, verb, subject, version, state(now), Set.of(), why);
    credentials.write(org, person, new Credentials.Told(version, now), seq);
  }

  /** What an earlier Candor did not tell is told as it stands, once; secrets are sealed before. */
  @EventListener(ApplicationReadyEvent.class)
  @Order(10)
  void tellTheUntold() {
    for (var it : installation.read(null, organizations::all)) {
      var told =
          installation.write(
              it.id(),
              () -> {
                var untold = credentials.untold(it.id());
                untold.forEach(who -> write(it.id(), who, Actor.installation("start"), null));
                return untold.size();
              });
      if (told > 0) {
        LOG.info("Wrote how {} members sign in into the ledger of {}.", told, it.name());
      }
    }
  }

  static String state(Proofs proofs) {
    var state = JSON.createObjectNode().put("password", proofs.password());
    state.put("second_step", proofs.secondStep()).put("backup_codes", proofs.backupCodes());
    var passkeys = state.putArray("passkeys");
    proofs.passkeys().forEach(passkeys::add);
    return state.toString();
  }
}
