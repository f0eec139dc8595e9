package org.candor.readiness.rules;

import java.util.Comparator;
import java.util.List;
import org.candor.readiness.Aims;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.springframework.stereotype.Component;

/** Whoever reaches records does so by a role that was given them. Clause 7.5.3. */
@Component
@Verifies(indicates = {"7.5.3-2", "7.5.3-3"})
class EveryoneComesInByARole implements Rule.OfAll {

  private static final String PEOPLE = "/access/people";

  @Override
  public Claim claim() {
    return Claim.of(this, "member", PEOPLE);
  }

  @Override
  public List<Judged> judge(Aims aims) {
    return aims.people().entrySet().stream()
        .map(
            it ->
                new Judged(
                    "person " + it.getKey().toString().substring(28),
                    "Member",
                    PEOPLE,
                    Judgement.answered(!it.getValue().isEmpty())))
        .sorted(Comparator.comparing(Judged::label))
        .toList();
  }
}
