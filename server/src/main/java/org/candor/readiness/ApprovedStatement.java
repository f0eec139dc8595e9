package org.candor.readiness;

import java.time.LocalDate;
import org.candor.planning.applicability.StatementInForce;
import org.candor.records.AsOf;
import org.springframework.stereotype.Component;

/** The approved Statement of Applicability: what it leaves out, and what speaks against it. */
@Component
class ApprovedStatement implements Exclusions {

  private final StatementInForce statement;

  ApprovedStatement(StatementInForce statement) {
    this.statement = statement;
  }

  @Override
  public Stated at(AsOf asOf, LocalDate day) {
    return statement
        .at(asOf, day)
        .map(it -> new Stated(true, it.leftOut(), it.contradicted(), it.restsOn()))
        .orElse(Stated.NOTHING);
  }
}
