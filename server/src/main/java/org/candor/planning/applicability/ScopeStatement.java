package org.candor.planning.applicability;

import static org.candor.context.ContextRegisters.PROFILES;

import org.candor.context.Profile;
import org.candor.records.AsOf;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.web.Messages;
import org.springframework.stereotype.Component;

/**
 * What the organization says its AI management system covers, and what not, as its profile has it.
 * Clause 4.3.
 */
@Component
class ScopeStatement {

  private final Listings listings;

  ScopeStatement(Listings listings) {
    this.listings = listings;
  }

  /** Empty while nobody has written it. */
  String text(AsOf asOf) {
    return listings.page(PROFILES, Query.all().limited(1), asOf).entries().stream()
        .findFirst()
        .map(it -> words(it.content()))
        .orElse("");
  }

  static String words(Profile it) {
    var scope = it.scope() == null ? "" : it.scope().strip();
    var outside = it.outside() == null ? "" : it.outside().strip();
    return scope.isEmpty() || outside.isEmpty()
        ? scope
        : scope + "\n" + Messages.text("planning.soa.shown.outside", outside);
  }
}
