package org.candor.planning.applicability;

import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.planning.applicability.Applicability.Status;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.support.evidence.Coverable;
import org.candor.web.Times;
import org.springframework.stereotype.Component;

/**
 * Holds what the statement says against what the registers say. Each number is the total of a list,
 * now and as of the moment the control was left out, so it opens the rows it counts.
 */
@Component
class Contradictions {

  private final Listings listings;
  private final Records records;
  private final Ledger ledger;

  Contradictions(Listings listings, Records records, Ledger ledger) {
    this.listings = listings;
    this.records = records;
    this.ledger = ledger;
  }

  /**
   * What speaks against one entry.
   *
   * @param size facts recorded at the moment looked at
   */
  List<Contradiction> against(Entry<Applicability> entry, Coverage coverage, AsOf asOf, long size) {
    return switch (entry.content().need()) {
      case NOT_NEEDED -> excluded(entry, asOf, size);
      case NEEDED, UNDECIDED -> unbacked(entry.content(), coverage, asOf);
    };
  }

  /** Whether anything speaks against what the statement says of a control: the numbers alone. */
  boolean any(Applicability it, Coverage coverage, AsOf asOf) {
    var size = asOf.position() == null ? ledger.size() : asOf.position();
    return switch (it.need()) {
      case NOT_NEEDED ->
          Sign.against(it.control())
                  .anyMatch(sign -> total(sign.register(), sign.where(), asOf, size) > 0)
              || total(EVIDENCE, covering(it.control()), asOf, size) > 0;
      case NEEDED, UNDECIDED -> unbacked(it, coverage);
    };
  }

  private static boolean unbacked(Applicability it, Coverage coverage) {
    return it.declared() == Status.IMPLEMENTED && coverage.holding() == 0;
  }

  private long total(Register<?> register, Map<String, List<String>> where, AsOf asOf, long size) {
    return listings.total(register, Query.read(register, where), asOf, size);
  }

  private static Map<String, List<String>> covering(String control) {
    return Map.of("covers", Coverable.spellings(control));
  }

  private List<Contradiction> excluded(Entry<Applicability> entry, AsOf asOf, long size) {
    var control = entry.content().control();
    var since = leftOut(entry, asOf);
    var found = new ArrayList<Contradiction>();
    Sign.against(control)
        .forEach(
            it -> add(found, it.register(), it.where(), it.word(), control, since, asOf, size));
    add(found, EVIDENCE, covering(control), "evidence", control, since, asOf, size);
    return found;
  }

  private void add(
      List<Contradiction> found,
      Register<?> register,
      Map<String, List<String>> where,
      String word,
      String control,
      Entry<?> since,
      AsOf asOf,
      long size) {
    var query = Query.read(register, where);
    var count = listings.total(register, query, asOf, size);
    if (count > 0) {
      var then = AsOf.position(since.fromSeq());
      var before = listings.total(register, query, then, since.fromSeq());
      var day = Times.day(since.recordedAt());
      var sign = text("planning.soa.sign." + word, count);
      var fresh = Math.max(0, count - before);
      var sentence =
          fresh > 0
              ? text("planning.soa.contradicted.fresh", control, sign, fresh, day)
              : text("planning.soa.contradicted", control, sign, day);
      var href = register.href() + query(where, asOf);
      found.add(
          new Contradiction(
              control,
              Contradiction.Kind.EXCLUDED,
              sentence,
              count,
              before,
              since.recordedAt(),
              href,
              "/api/v1" + href));
    }
  }

  private static List<Contradiction> unbacked(Applicability it, Coverage coverage, AsOf asOf) {
    if (!unbacked(it, coverage)) {
      return List.of();
    }
    var ended = coverage.lastDay();
    var sentence =
        ended == null
            ? text("planning.soa.unbacked", it.control())
            : text("planning.soa.unbacked.since", it.control(), Times.day(ended));
    var href = EVIDENCE.href() + query(covering(it.control()), asOf);
    return List.of(
        new Contradiction(
            it.control(),
            Contradiction.Kind.UNBACKED,
            sentence,
            coverage.all(),
            0,
            null,
            href,
            "/api/v1" + href));
  }

  /** The version by which it was left out: the first of those that say so without a break. */
  private Entry<Applicability> leftOut(Entry<Applicability> entry, AsOf asOf) {
    var first = entry;
    for (var version : records.versions(APPLICABILITY.kind(), entry.id(), asOf).reversed()) {
      if (version.content().need() != Need.NOT_NEEDED || version.retired()) {
        return first;
      }
      first = version;
    }
    return first;
  }

  private static String query(Map<String, List<String>> where, AsOf asOf) {
    var parts =
        where.entrySet().stream()
            .flatMap(it -> it.getValue().stream().map(value -> it.getKey() + "=" + encoded(value)))
            .sorted()
            .collect(Collectors.toCollection(ArrayList::new));
    if (asOf.past()) {
      parts.add("asOf=" + asOf.position());
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
