package org.candor.access;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/** What a person is in an organization, and between which dates. Clause 5.3. */
record Membership(
    OrgId org,
    PersonId person,
    int version,
    Set<Role> roles,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate endsOn,
    boolean active) {

  Membership {
    roles = Set.copyOf(roles);
    objection(roles, startsOn, endsOn)
        .ifPresent(
            it -> {
              throw new Unfit(atFault(it), it);
            });
  }

  static Optional<Sentence> objection(
      Set<Role> roles, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {
    if (roles.isEmpty()) {
      return Optional.of(Sentence.of("access.roles.none"));
    }
    if (startsOn != null && endsOn != null && endsOn.isBefore(startsOn)) {
      return Optional.of(Sentence.of("access.days.reversed"));
    }
    if (!roles.contains(Role.EXTERNAL_AUDITOR)) {
      return Optional.empty();
    }
    if (roles.size() > 1) {
      return Optional.of(Sentence.of("access.auditor.alone"));
    }
    return startsOn == null || endsOn == null
        ? Optional.of(Sentence.of("access.auditor.days"))
        : Optional.empty();
  }

  /** The member that an objection is about. */
  static String atFault(Sentence objection) {
    return switch (objection.key()) {
      case "access.days.reversed", "access.auditor.days" -> "endsOn";
      default -> "roles";
    };
  }

  /** The roles that hold on a day: none before the first and after the last. */
  static Set<Role> holding(
      Set<Role> roles, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn, LocalDate day) {
    var early = startsOn != null && day.isBefore(startsOn);
    var late = endsOn != null && day.isAfter(endsOn);
    return early || late ? Set.of() : roles;
  }

  Membership next(Set<Role> roles, @Nullable LocalDate startsOn, @Nullable LocalDate endsOn) {
    return new Membership(org, person, version + 1, roles, startsOn, endsOn, true);
  }

  Membership ended() {
    return new Membership(org, person, version + 1, roles, startsOn, endsOn, false);
  }
}
