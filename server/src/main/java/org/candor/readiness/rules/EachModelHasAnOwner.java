package org.candor.readiness.rules;

import static org.candor.systems.SystemsRegisters.MODELS;

import java.time.LocalDate;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.candor.records.Entry;
import org.candor.register.Register;
import org.candor.systems.Model;
import org.springframework.stereotype.Component;

/** Somebody answers for each model. A.3.2. */
@Component
@Verifies(indicates = {"A.3.2", "A.4.2"})
class EachModelHasAnOwner implements Rule.OfEach<Model> {

  @Override
  public Claim claim() {
    return Claim.of(this, "model", MODELS.href() + "?owner=-");
  }

  @Override
  public Register<Model> register() {
    return MODELS;
  }

  @Override
  public Judgement judge(Entry<Model> entry, LocalDate day) {
    return Judgement.answered(entry.content().owner() != null);
  }
}
