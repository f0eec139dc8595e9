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
import org.springframework.stereotype.Component;

/** Each AI system stands somewhere in its life cycle. A.6.2; ISO/IEC 22989, 6.2. */
@Component
@Verifies(indicates = {"A.6.1.3", "A.4.2"})
class EachSystemHasAStage implements Rule.OfEach<AiSystem> {

  @Override
  public Claim claim() {
    return Claim.of(this, "system", AI_SYSTEMS.href() + "?scope=IN&scope=UNDECIDED&stage=-");
  }

  @Override
  public Register<AiSystem> register() {
    return AI_SYSTEMS;
  }

  @Override
  public Judgement judge(Entry<AiSystem> entry, LocalDate day) {
    var it = entry.content();
    return Systems.answers(entry, it.stage());
  }
}
