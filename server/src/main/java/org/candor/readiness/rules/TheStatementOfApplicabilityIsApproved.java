package org.candor.readiness.rules;

import static org.candor.web.Messages.text;

import java.util.List;
import org.candor.readiness.Aims;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.readiness.Verifies;
import org.springframework.stereotype.Component;

/** A Statement of Applicability was approved, and no record contradicts it. Clause 6.1.3. */
@Component
@Verifies(
    value = "6.1.3-6",
    indicates = {"6.1.3-3", "6.1.3-4"})
class TheStatementOfApplicabilityIsApproved implements Rule.OfAll {

  private static final String PAGE = "/planning/applicability";

  @Override
  public Claim claim() {
    return Claim.of(this, "statement-of-applicability", PAGE, Claim.Effort.MEDIUM);
  }

  @Override
  public List<Judged> judge(Aims aims) {
    var judgement =
        !aims.applicability()
            ? Judgement.SILENT
            : aims.contradicted().isEmpty() ? Judgement.YES : Judgement.CONTESTED;
    return List.of(
        new Judged("SOA", text("readiness.asked.statement-of-applicability.one"), PAGE, judgement));
  }
}
