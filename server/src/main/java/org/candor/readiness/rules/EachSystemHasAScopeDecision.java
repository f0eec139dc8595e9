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
import org.candor.systems.AiSystem.ScopeDecision;
import org.springframework.stereotype.Component;

/** For each AI system it is decided whether the management system covers it. Clause 4.3. */
@Component
@Verifies(indicates = {"4.3-1", "4.3-3"})
class EachSystemHasAScopeDecision implements Rule.OfEach<AiSystem> {

  @Override
  public Claim claim() {
    return Claim.of(this, "system", AI_SYSTEMS.href() + "?scope=UNDECIDED");
  }

  @Override
  public Register<AiSystem> register() {
    return AI_SYSTEMS;
  }

  @Override
  public Judgement judge(Entry<AiSystem> entry, LocalDate day) {
    return Judgement.answered(entry.content().scope() != ScopeDecision.UNDECIDED);
  }
}
