package org.candor.readiness.rules;

import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.time.LocalDate;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.candor.records.Entry;
import org.candor.register.Register;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.Evidence.Form;
import org.springframework.stereotype.Component;

/** Each measurement kept as evidence says by which program it was made. Clause 9.1. */
@Component
@Verifies(indicates = {"9.1-2", "9.1-4"})
class EachMeasurementSaysHowItWasMade implements Rule.OfEach<Evidence> {

  @Override
  public Claim claim() {
    return Claim.of(this, "measurement", EVIDENCE.href() + "?form=MEASUREMENT&madeHow=-");
  }

  @Override
  public Register<Evidence> register() {
    return EVIDENCE;
  }

  @Override
  public Judgement judge(Entry<Evidence> entry, LocalDate day) {
    return entry.content().form() == Form.MEASUREMENT
        ? Judgement.answered(entry.content().madeHow() != null)
        : Judgement.BESIDE;
  }
}
