package org.candor.records;

import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.kernel.Ref;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Erases personal data and leaves every proof intact: the ledger held only salted commitments, and
 * what opens them goes. A fact says that it was done. GDPR Art. 17; DPDPA s. 12.
 */
@Service
public class Erasure {

  /** What stands where personal data stood. */
  public static final String ERASED = "[erased]";

  private final Ledger ledger;
  private final Openings openings;
  private final Rows rows;
  private final Records records;
  private final Search search;
  private final ApplicationEventPublisher events;

  Erasure(
      Ledger ledger,
      Openings openings,
      Rows rows,
      Records records,
      Search search,
      ApplicationEventPublisher events) {
    this.events = events;
    this.ledger = ledger;
    this.openings = openings;
    this.rows = rows;
    this.records = records;
    this.search = search;
  }

  /**
   * Erases the personal fields of every version of a record.
   *
   * @throws NotFound when there is no such record
   */
  @Transactional
  public void erase(Kind<?> kind, UUID id, Actor actor, String why) {
    var now = records.find(kind, id, AsOf.NOW).orElseThrow(() -> NotFound.in(kind));
    var names = new TreeSet<>(kind.personal());
    var state = RecordJson.MAPPER.createObjectNode();
    names.forEach(state.putArray("erased")::add);
    ledger.append(
        actor,
        Verb.ERASED,
        new Ref(kind.path(), id),
        now.version(),
        state.toString(),
        Set.of(),
        why);
    search.rewriting(kind, id, () -> rows.blank(kind, id, kind.personalColumns(), ERASED));
    openings.forget(id, names.stream().map(it -> "state." + it).collect(Collectors.toSet()));
    events.publishEvent(new Erased(now.ref()));
  }

  /** Whether records of a kind have fields that can be erased. */
  public static boolean hasPersonal(Kind<?> kind) {
    return !kind.personal().isEmpty();
  }

  /** Throws away what opens members of the facts about something that is no record. */
  @Transactional
  public void erase(Ref about, Set<String> members, Actor actor, String why) {
    var state = RecordJson.MAPPER.createObjectNode();
    new TreeSet<>(members).forEach(state.putArray("erased")::add);
    ledger.append(actor, Verb.ERASED, about, 1, state.toString(), Set.of(), why);
    openings.forget(
        about.id(), members.stream().map(it -> "state." + it).collect(Collectors.toSet()));
  }

  /**
   * Erases a person's name from every fact they brought about, and name and address from those
   * about them; their identifier stays, and means nobody.
   */
  @Transactional
  public void forget(PersonId person, Actor actor, String why) {
    erase(new Ref("access/people", person.value()), Set.of("name", "email"), actor, why);
    openings.forget(person);
  }
}
