package org.candor.readiness;

import static java.util.stream.Collectors.toSet;
import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;

import java.util.HashSet;
import java.util.Set;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.planning.applicability.Approval;
import org.candor.planning.applicability.Line;
import org.candor.planning.applicability.StatementOfApplicability;
import org.candor.planning.applicability.Version;
import org.candor.records.AsOf;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.springframework.stereotype.Component;

/** The approved Statement of Applicability: what it leaves out, and what speaks against it. */
@Component
class ApprovedStatement implements Exclusions {

  private final Approval approval;
  private final StatementOfApplicability statement;
  private final Listings listings;

  ApprovedStatement(Approval approval, StatementOfApplicability statement, Listings listings) {
    this.approval = approval;
    this.statement = statement;
    this.listings = listings;
  }

  @Override
  public Stated at(AsOf asOf) {
    return approval.holding(asOf).map(it -> stated(it, asOf)).orElse(Stated.NOTHING);
  }

  private Stated stated(Version version, AsOf asOf) {
    var contradicted =
        statement.said(asOf).lines().stream()
            .filter(Line::contradicted)
            .map(it -> it.control().id())
            .collect(toSet());
    return new Stated(true, excluded(version.entry().content().position()), contradicted);
  }

  /** As approved: what was changed since does not hold yet. */
  private Set<String> excluded(long position) {
    var out = new HashSet<String>();
    listings.each(
        APPLICABILITY,
        Query.all(),
        AsOf.position(position),
        it -> {
          if (it.content().needed() == Need.NOT_NEEDED) {
            out.add(it.content().control());
          }
        });
    return out;
  }
}
