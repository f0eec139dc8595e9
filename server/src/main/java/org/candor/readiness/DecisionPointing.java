package org.candor.readiness;

import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;
import static org.candor.web.Messages.text;

import java.util.List;
import java.util.Map;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.records.AsOf;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.springframework.stereotype.Component;

/** What the Statement of Applicability says of a control. Clause 6.1.3. */
@Component
class DecisionPointing implements Pointing {

  private final Listings listings;
  private final Permissions permissions;

  DecisionPointing(Listings listings, Permissions permissions) {
    this.listings = listings;
    this.permissions = permissions;
  }

  @Override
  public List<Pointer> at(String line, Caller caller, AsOf asOf) {
    if (!permissions.may(caller, Action.READ, APPLICABILITY.path())) {
      return List.of();
    }
    var query = Query.read(APPLICABILITY, Map.of("control", List.of("=" + line)));
    return listings.page(APPLICABILITY, query, asOf).entries().stream()
        .map(
            it ->
                new Pointer(
                    text("readiness.line.decision", it.label()),
                    text("planning.applicability.needed." + it.content().need()),
                    APPLICABILITY.href(it)))
        .toList();
  }
}
