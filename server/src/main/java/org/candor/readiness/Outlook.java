package org.candor.readiness;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.candor.readiness.Forecast.Change;
import org.candor.readiness.Forecast.Expiring;
import org.candor.records.AsOf;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.springframework.stereotype.Service;

/**
 * What grows old before a day, and where the organization would then stand if nobody did anything.
 */
@Service
class Outlook {

  private static final int SHOWN = 50;

  private final Readiness readiness;
  private final Listings listings;

  Outlook(Readiness readiness, Listings listings) {
    this.readiness = readiness;
    this.listings = listings;
  }

  Forecast forecast(String framework, AsOf asOf, LocalDate from, LocalDate until) {
    var now = readiness.position(framework, asOf, from);
    var then = readiness.position(framework, asOf, until);
    var worse =
        now.lines().stream()
            .map(it -> new Change(it, then.find(it.id()).orElseThrow()))
            .filter(it -> it.now().verdict() != it.then().verdict())
            .toList();
    return new Forecast(
        from,
        until,
        now,
        then,
        worse,
        expiring(EVIDENCE, "expiresOn", from, until, asOf),
        expiring(ATTESTATIONS, "validUntil", from, until, asOf));
  }

  /** Those whose last day lies before the day looked at. */
  private <R extends Record> Expiring<R> expiring(
      Register<R> register, String field, LocalDate from, LocalDate until, AsOf asOf) {
    var days = from + ".." + until.minusDays(1);
    var parameters =
        Map.of(field, List.of(days), "sort", List.of(field), "limit", List.of("" + SHOWN));
    var page = listings.page(register, Query.read(register, parameters), asOf);
    return new Expiring<>(
        page.entries(),
        page.total(),
        register.href() + "?" + field + "=" + days + "&sort=" + field);
  }
}
