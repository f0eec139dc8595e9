package org.candor.readiness.rules;

import java.util.List;
import org.candor.catalog.Item;
import org.candor.readiness.Aims;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.springframework.stereotype.Component;

/** Each line that asks for documented information has evidence in force. Clause 7.5.1. */
@Component
@Verifies("7.5.1-1")
class DocumentedInformationIsThere implements Rule.OfAll {

  @Override
  public Claim claim() {
    return Claim.of(
        this,
        "document-line",
        "/readiness/lines?documented=true&evidence=none",
        Claim.Effort.MEDIUM);
  }

  @Override
  public List<Judged> judge(Aims aims) {
    return aims.framework()
        .assessable()
        .filter(Item::documented)
        .map(
            it ->
                new Judged(
                    it.id(),
                    it.text(),
                    "/readiness/lines/" + it.id(),
                    Judgement.answered(aims.covered().contains(it.id()))))
        .toList();
  }
}
