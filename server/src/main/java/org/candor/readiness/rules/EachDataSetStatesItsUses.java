package org.candor.readiness.rules;

import static org.candor.systems.SystemsRegisters.DATA_SETS;

import java.time.LocalDate;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.candor.records.Entry;
import org.candor.register.Register;
import org.candor.systems.DataSet;
import org.springframework.stereotype.Component;

/** For each data set it is known what it serves for. A.4.3, A.7.2. */
@Component
@Verifies(indicates = "A.7.2")
class EachDataSetStatesItsUses implements Rule.OfEach<DataSet> {

  @Override
  public Claim claim() {
    return Claim.of(this, "data-set", DATA_SETS.href() + "?uses=-");
  }

  @Override
  public Register<DataSet> register() {
    return DATA_SETS;
  }

  @Override
  public Judgement judge(Entry<DataSet> entry, LocalDate day) {
    return Judgement.answered(!entry.content().uses().isEmpty());
  }
}
