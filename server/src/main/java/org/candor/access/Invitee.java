package org.candor.access;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom to let in, as what, and between which days. */
public record Invitee(
    String name,
    String email,
    Set<Role> roles,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate endsOn) {

  public Invitee {
    name = AccessApi.said("name", name).strip();
    roles = Set.copyOf(AccessApi.said("roles", roles));
    if (!Person.isName(name, 200)) {
      throw new Unfit("name", "access.name.unfit", 200);
    }
    email = AccessApi.said("email", email);
    if (!Person.isEmail(email)) {
      throw new Unfit("email", "access.email.unfit");
    }
    email = Person.normal(email);
    Membership.objection(roles, startsOn, endsOn)
        .ifPresent(
            it -> {
              throw new Unfit(Membership.atFault(it), it);
            });
  }
}
