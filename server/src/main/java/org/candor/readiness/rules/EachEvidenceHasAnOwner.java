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
import org.springframework.stereotype.Component;

/** Somebody answers for each piece of evidence. Clause 7.5.2. */
@Component
@Verifies(indicates = "7.5.2-1")
class EachEvidenceHasAnOwner implements Rule.OfEach<Evidence> {

  @Override
  public Claim claim() {
    return Claim.of(this, "piece-of-evidence", EVIDENCE.href() + "?owner=-");
  }

  @Override
  public Register<Evidence> register() {
    return EVIDENCE;
  }

  @Override
  public Judgement judge(Entry<Evidence> entry, LocalDate day) {
    return Judgement.answered(entry.content().owner() != null);
  }
}
