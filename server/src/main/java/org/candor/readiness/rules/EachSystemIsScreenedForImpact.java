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
import org.springframework.stereotype.Component;

/**
 * For each AI system it is known whether it can bear on people's rights or safety. Clause 6.1.4.
 */
@Component
@Verifies(indicates = {"6.1.4-1", "A.5.2"})
class EachSystemIsScreenedForImpact implements Rule.OfEach<AiSystem> {

  @Override
  public Claim claim() {
    return Systems.claim(this, "impact=NOT_YET_ASSESSED&impact=-");
  }

  @Override
  public Register<AiSystem> register() {
    return AI_SYSTEMS;
  }

  @Override
  public Judgement judge(Entry<AiSystem> entry, LocalDate day) {
    var impact = entry.content().impact();
    return Systems.judge(
        entry, Judgement.answered(impact != null && impact != Impact.NOT_YET_ASSESSED));
  }
}
