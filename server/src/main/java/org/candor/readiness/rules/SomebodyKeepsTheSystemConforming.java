package org.candor.readiness.rules;

import java.util.List;
import org.candor.access.Role;
import org.candor.readiness.Aims;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.springframework.stereotype.Component;

/** Somebody holds the role of AIMS manager. Clause 5.3. */
@Component
@Verifies(value = "5.3-2", indicates = "5.3-3")
class SomebodyKeepsTheSystemConforming implements Rule.OfAll {

  private static final String PEOPLE = "/access/people";

  @Override
  public Claim claim() {
    return Claim.of(this, "charge", PEOPLE);
  }

  @Override
  public List<Judged> judge(Aims aims) {
    var held = aims.holding(Role.AIMS_MANAGER) > 0;
    return List.of(new Judged("AIMS_MANAGER", "AIMS manager", PEOPLE, Judgement.answered(held)));
  }
}
