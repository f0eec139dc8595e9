package org.candor.access;

import java.time.LocalDate;
import java.util.Set;
import org.candor.kernel.Actor;
import org.candor.kernel.Ref;
import org.candor.records.Ledger;
import org.candor.records.Verb;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes who is what: the row and its fact, together. Clause 5.3. */
@Component
class MembershipBook {

  static final String KIND = "access/people";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Memberships memberships;
  private final Ledger ledger;

  MembershipBook(Memberships memberships, Ledger ledger) {
    this.memberships = memberships;
    this.ledger = ledger;
  }

  void write(Membership membership, Person person, Actor actor, @Nullable String why) {
    var seq =
        ledger.append(
            actor,
            verb(membership),
            new Ref(KIND, person.id().value()),
            membership.version(),
            state(
                person.name(),
                person.email(),
                membership.roles(),
                membership.startsOn(),
                membership.endsOn(),
                membership.active()),
            Set.of("name", "email"),
            why);
    memberships.write(membership, seq);
  }

  private static Verb verb(Membership membership) {
    if (!membership.active()) {
      return Verb.RETIRED;
    }
    return membership.version() == 1 ? Verb.RECORDED : Verb.REVISED;
  }

  /** What the ledger says of a member. */
  static String state(
      String name,
      String email,
      Set<Role> roles,
      @Nullable LocalDate startsOn,
      @Nullable LocalDate endsOn,
      boolean active) {
    var state = JSON.createObjectNode().put("name", name).put("email", email);
    var all = state.putArray("roles");
    roles.stream().sorted().map(Role::name).forEach(all::add);
    return state
        .put("starts_on", text(startsOn))
        .put("ends_on", text(endsOn))
        .put("active", active)
        .toString();
  }

  static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
