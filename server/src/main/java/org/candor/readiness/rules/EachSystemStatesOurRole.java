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

/**
 * For each AI system the organization says what it is towards it. Clause 4.1; ISO/IEC 22989, 5.19.
 */
@Component
@Verifies("4.1-4")
class EachSystemStatesOurRole implements Rule.OfEach<AiSystem> {

  @Override
  public Claim claim() {
    return Systems.claim(this, "roles=-");
  }

  @Override
  public Register<AiSystem> register() {
    return AI_SYSTEMS;
  }

  @Override
  public Judgement judge(Entry<AiSystem> entry, LocalDate day) {
    var it = entry.content();
    return Systems.answers(entry, it.roles().isEmpty() ? null : it.roles());
  }
}
