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

/** Each model says where it fails, and for whom. A.6.2.7, A.8.2. */
@Component
@Verifies(indicates = {"A.6.2.7", "A.8.2"})
class EachModelStatesItsLimitations implements Rule.OfEach<Model> {

  @Override
  public Claim claim() {
    return Claim.of(this, "model", MODELS.href() + "?limitations=-");
  }

  @Override
  public Register<Model> register() {
    return MODELS;
  }

  @Override
  public Judgement judge(Entry<Model> entry, LocalDate day) {
    return Judgement.answered(entry.content().limitations() != null);
  }
}
