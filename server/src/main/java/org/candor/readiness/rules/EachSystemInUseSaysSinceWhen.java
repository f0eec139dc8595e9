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
import org.candor.systems.Stage;
import org.springframework.stereotype.Component;

/** Each AI system in operation has the day it went live. A.6.2.5, A.6.2.6. */
@Component
@Verifies(indicates = {"A.6.2.5", "A.6.2.6"})
class EachSystemInUseSaysSinceWhen implements Rule.OfEach<AiSystem> {

  @Override
  public Claim claim() {
    return Claim.of(
        this,
        "system-in-operation",
        AI_SYSTEMS.href()
            + "?scope=IN&scope=UNDECIDED&stage=OPERATION_AND_MONITORING&inOperationFrom=-");
  }

  @Override
  public Register<AiSystem> register() {
    return AI_SYSTEMS;
  }

  @Override
  public Judgement judge(Entry<AiSystem> entry, LocalDate day) {
    var it = entry.content();
    return it.stage() == Stage.OPERATION_AND_MONITORING
        ? Systems.answers(entry, it.inOperationFrom())
        : Judgement.BESIDE;
  }
}
