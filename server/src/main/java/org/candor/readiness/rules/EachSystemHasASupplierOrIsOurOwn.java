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
import org.candor.systems.AiSystem.Origin;
import org.springframework.stereotype.Component;

/** For each AI system from outside it is known who supplies it. A.10.3, clause 8.1. */
@Component
@Verifies(indicates = {"A.10.2", "A.10.3", "8.1-6"})
class EachSystemHasASupplierOrIsOurOwn implements Rule.OfEach<AiSystem> {

  @Override
  public Claim claim() {
    return Systems.claim(
        this,
        "supplier=-&origin=DEVELOPED_BY_CONTRACTOR&origin=DEVELOPED_JOINTLY&origin=PROCURED"
            + "&origin=EMBEDDED&origin=USED_ONLY&origin=-");
  }

  @Override
  public Register<AiSystem> register() {
    return AI_SYSTEMS;
  }

  @Override
  public Judgement judge(Entry<AiSystem> entry, LocalDate day) {
    var it = entry.content();
    var known = it.supplier() != null || it.origin() == Origin.DEVELOPED_IN_HOUSE;
    return Systems.judge(entry, Judgement.answered(known));
  }
}
