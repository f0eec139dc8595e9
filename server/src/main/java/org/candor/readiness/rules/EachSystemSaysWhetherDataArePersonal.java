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

/** For each AI system it is known whether it processes personal data. A.7.2. */
@Component
@Verifies(indicates = {"A.7.2", "A.5.4"})
class EachSystemSaysWhetherDataArePersonal implements Rule.OfEach<AiSystem> {

  @Override
  public Claim claim() {
    return Systems.claim(this, "personalData=-");
  }

  @Override
  public Register<AiSystem> register() {
    return AI_SYSTEMS;
  }

  @Override
  public Judgement judge(Entry<AiSystem> entry, LocalDate day) {
    var it = entry.content();
    return Systems.answers(entry, it.personalData());
  }
}
