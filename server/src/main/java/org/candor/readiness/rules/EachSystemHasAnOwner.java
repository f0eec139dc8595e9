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

/** Somebody answers for each AI system. Clause 5.3, A.3.2. */
@Component
@Verifies(indicates = {"5.3-1", "A.3.2"})
class EachSystemHasAnOwner implements Rule.OfEach<AiSystem> {

  @Override
  public Claim claim() {
    return Systems.claim(this, "owner=-");
  }

  @Override
  public Register<AiSystem> register() {
    return AI_SYSTEMS;
  }

  @Override
  public Judgement judge(Entry<AiSystem> entry, LocalDate day) {
    var it = entry.content();
    return Systems.answers(entry, it.owner());
  }
}
