package org.candor.readiness.rules;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.candor.access.Role;
import org.candor.readiness.Aims;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.springframework.stereotype.Component;

/** Whoever audits holds no role whose work they would audit. Clause 9.2.2. */
@Component
@Verifies(indicates = "9.2.2-4")
class AuditorsDoNothingElse implements Rule.OfAll {

  private static final String PEOPLE = "/access/people";
  private static final Set<Role> WORKING =
      Set.of(Role.AIMS_MANAGER, Role.SYSTEM_OWNER, Role.RISK_OWNER, Role.TOP_MANAGEMENT);

  @Override
  public Claim claim() {
    return Claim.of(this, "internal-auditor", PEOPLE);
  }

  @Override
  public List<Judged> judge(Aims aims) {
    var auditors = new ArrayList<Judged>();
    aims.people()
        .forEach(
            (person, roles) -> {
              if (roles.contains(Role.INTERNAL_AUDITOR)) {
                var alone = roles.stream().noneMatch(WORKING::contains);
                auditors.add(
                    new Judged(
                        "person " + person.toString().substring(28),
                        text("access.role.INTERNAL_AUDITOR"),
                        PEOPLE,
                        alone ? Judgement.YES : Judgement.NO));
              }
            });
    auditors.sort(Comparator.comparing(Judged::label));
    return auditors;
  }
}
