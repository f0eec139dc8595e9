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

/** Each AI system says what it is for. Clause 4.1. */
@Component
@Verifies(value = "4.1-3", indicates = "A.9.4")
class EachSystemStatesItsPurpose implements Rule.OfEach<AiSystem> {

  @Override
  public Claim claim() {
    return Systems.claim(this, "intendedPurpose=-");
  }

  @Override
  public Register<AiSystem> register() {
    return AI_SYSTEMS;
  }

  @Override
  public Judgement judge(Entry<AiSystem> entry, LocalDate day) {
    var it = entry.content();
    return Systems.answers(entry, it.intendedPurpose());
  }
}
