package org.candor.readiness.rules;

import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;

import java.time.LocalDate;
import org.candor.planning.applicability.Applicability;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.candor.records.Entry;
import org.candor.register.Register;
import org.springframework.stereotype.Component;

/** For each control of the Statement of Applicability it is decided whether it is needed. 6.1.3. */
@Component
@Verifies(indicates = {"6.1.3-3", "6.1.3-4"})
class EachControlIsDecidedOn implements Rule.OfEach<Applicability> {

  @Override
  public Claim claim() {
    return Claim.of(this, "control", APPLICABILITY.href() + "?needed=UNDECIDED");
  }

  @Override
  public Register<Applicability> register() {
    return APPLICABILITY;
  }

  @Override
  public Judgement judge(Entry<Applicability> entry, LocalDate day) {
    return Judgement.answered(entry.content().needed() != Need.UNDECIDED);
  }
}
