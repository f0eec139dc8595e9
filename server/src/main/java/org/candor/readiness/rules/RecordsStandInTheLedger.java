package org.candor.readiness.rules;

import java.util.Comparator;
import java.util.List;
import org.candor.readiness.Aims;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.springframework.stereotype.Component;

/**
 * What the management system keeps is kept in versions, each a fact of the ledger with who and
 * when. Clause 7.5.3.
 */
@Component
@Verifies(
    value = "7.5.3-5",
    indicates = {"7.5.3-2", "7.5.3-4", "7.5.2-1"})
class RecordsStandInTheLedger implements Rule.OfAll {

  @Override
  public Claim claim() {
    return Claim.of(this, "register-in-use", "/systems");
  }

  @Override
  public List<Judged> judge(Aims aims) {
    return aims.counts().entrySet().stream()
        .filter(it -> it.getValue() > 0)
        .map(it -> new Judged(it.getKey(), it.getKey(), "/" + it.getKey(), Judgement.YES))
        .sorted(Comparator.comparing(Judged::label))
        .toList();
  }
}
