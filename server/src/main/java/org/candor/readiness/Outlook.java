package org.candor.readiness;

import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candor.readiness.Ending.Cost;
import org.candor.readiness.Forecast.Change;
import org.candor.readiness.Forecast.Expiring;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.support.evidence.Coverable;
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

  /** All that ends, the soonest first, each with the lines of the framework that it costs. */
  List<Ending> endings(Forecast forecast, AsOf asOf) {
    var framework = forecast.now().framework().id();
    var changes = new HashMap<String, Cost>();
    for (var it : forecast.worse()) {
      var now = it.now();
      changes.put(
          Coverable.named(framework, now.id()),
          new Cost(now.id(), now.verdict(), it.then().verdict()));
    }
    var all = new ArrayList<Ending>();
    var from = forecast.from();
    var until = forecast.until();
    listings.each(
        EVIDENCE,
        Query.read(EVIDENCE, Map.of("expiresOn", List.of(days(from, until)))),
        asOf,
        it -> {
          var content = it.content();
          var last = Objects.requireNonNull(content.expiresOn());
          all.add(ending(EVIDENCE, it, content.name(), last, content.covers(), changes));
        });
    listings.each(
        ATTESTATIONS,
        Query.read(ATTESTATIONS, Map.of("validUntil", List.of(days(from, until)))),
        asOf,
        it -> {
          var content = it.content();
          var line = content.requirement();
          all.add(ending(ATTESTATIONS, it, line, content.validUntil(), List.of(line), changes));
        });
    all.sort(Comparator.comparing(Ending::lastDay).thenComparing(Ending::label));
    return all;
  }

  private static <R extends Record> Ending ending(
      Register<R> register,
      Entry<R> entry,
      String name,
      LocalDate lastDay,
      List<String> lines,
      Map<String, Cost> changes) {
    var costs = lines.stream().map(changes::get).filter(Objects::nonNull).toList();
    return new Ending(entry.label(), register.path(), name, lastDay, register.href(entry), costs);
  }

  private static String days(LocalDate from, LocalDate until) {
    return from + ".." + until.minusDays(1);
  }

  /** Those whose last day lies before the day looked at. */
  private <R extends Record> Expiring<R> expiring(
      Register<R> register, String field, LocalDate from, LocalDate until, AsOf asOf) {
    var days = days(from, until);
    var parameters =
        Map.of(field, List.of(days), "sort", List.of(field), "limit", List.of("" + SHOWN));
    var page = listings.page(register, Query.read(register, parameters), asOf);
    return new Expiring<>(
        page.entries(),
        page.total(),
        register.href() + "?" + field + "=" + days + "&sort=" + field);
  }
}
