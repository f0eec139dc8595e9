package org.candor.readiness.rules;

import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.time.LocalDate;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.candor.records.Entry;
import org.candor.register.Register;
import org.candor.systems.AiSystem;
import org.candor.systems.AiSystem.Impact;
import org.candor.systems.AiSystem.ImpactAssessment;
import org.springframework.stereotype.Component;

/**
 * Each AI system's impact on people is assessed, or it was found to have none. Clauses 6.1.4, 8.4;
 * A.5.
 */
@Component
@Verifies(indicates = {"6.1.4-4", "8.4-1", "8.4-2", "A.5.2", "A.5.3", "A.5.4"})
class EachSystemIsAssessedForImpact implements Rule.OfEach<AiSystem> {

  @Override
  public Claim claim() {
    return Claim.of(
        this,
        "system",
        Systems.LIST
            + "&impact=RIGHTS&impact=SAFETY&impact=RIGHTS_AND_SAFETY&impact=NOT_YET_ASSESSED&impact=-"
            + "&impactAssessment=UNDER_WAY&impactAssessment=NOT_DONE"
            + "&impactAssessment=NOT_APPLICABLE&impactAssessment=-",
        Claim.Effort.MEDIUM);
  }

  @Override
  public Register<AiSystem> register() {
    return AI_SYSTEMS;
  }

  @Override
  public Judgement judge(Entry<AiSystem> entry, LocalDate day) {
    return Systems.judge(entry, assessed(entry.content()));
  }

  private static Judgement assessed(AiSystem it) {
    if (it.impactAssessment() == ImpactAssessment.DONE || it.impact() == Impact.NEITHER) {
      return Judgement.YES;
    }
    return it.impactAssessment() == null ? Judgement.SILENT : Judgement.NO;
  }
}
