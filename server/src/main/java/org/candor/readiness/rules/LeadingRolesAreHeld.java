package org.candor.readiness.rules;

import java.util.List;
import java.util.stream.Stream;
import org.candor.access.Role;
import org.candor.readiness.Aims;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.springframework.stereotype.Component;

/** Top management, the AIMS manager and the internal auditor are people with names. Clause 5.3. */
@Component
@Verifies(indicates = {"5.3-1", "A.3.2"})
class LeadingRolesAreHeld implements Rule.OfAll {

  private static final String PEOPLE = "/access/people";

  @Override
  public Claim claim() {
    return Claim.of(this, "leading-role", PEOPLE);
  }

  @Override
  public List<Judged> judge(Aims aims) {
    return Stream.of(Role.TOP_MANAGEMENT, Role.AIMS_MANAGER, Role.INTERNAL_AUDITOR)
        .map(
            role ->
                new Judged(
                    role.name(), role.name(), PEOPLE, Judgement.answered(aims.holding(role) > 0)))
        .toList();
  }
}
