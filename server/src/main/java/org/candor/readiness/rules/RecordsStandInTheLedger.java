package org.candor.readiness.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.readiness.Aims;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.candor.support.integrity.LedgerCheck;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the management system keeps is kept in versions, each a fact of the ledger with who and
 * when, and the ledger was checked and found uncontradicted: before that, nobody knows. Clause
 * 7.5.3.
 */
@Component
@Verifies(
    value = "7.5.3-5",
    indicates = {"7.5.3-2", "7.5.3-4", "7.5.2-1"})
class RecordsStandInTheLedger implements Rule.OfAll {

  @Override
  public Claim claim() {
    return Claim.of(this, "register-in-use", "/support/integrity");
  }

  @Override
  public List<Judged> judge(Aims aims) {
    var used =
        aims.counts().entrySet().stream()
            .filter(it -> it.getValue() > 0)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    var checked = aims.checked();
    var contradicted = contradicted(checked, used);
    return used.stream()
        .map(it -> new Judged(it, it, "/" + it, judgement(checked, contradicted.contains(it))))
        .toList();
  }

  private static Judgement judgement(@Nullable LedgerCheck checked, boolean contradicted) {
    if (checked == null) {
      return Judgement.SILENT;
    }
    return contradicted ? Judgement.BROKEN : Judgement.YES;
  }

  /** All of them, where it is the ledger itself or what stands beside the registers. */
  private static Set<String> contradicted(@Nullable LedgerCheck checked, List<String> used) {
    var contradicted = new HashSet<String>();
    if (checked == null) {
      return contradicted;
    }
    for (var it : checked.found()) {
      if (it.register() == null || !used.contains(it.register())) {
        contradicted.addAll(used);
      } else {
        contradicted.add(it.register());
      }
    }
    return contradicted;
  }
}
