package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.candor.evaluation.results.Dated;
import org.candor.evaluation.results.MeasurementReport;
import org.candor.evaluation.results.Unusual;
import org.candor.kernel.PersonId;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Unmeasurable;
import org.candor.measure.study.Findings;
import org.candor.measure.study.Recorded;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.register.Directory;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.springframework.stereotype.Component;

/** Measurements that were recorded, read back for pictures, comparisons and reports. */
@Component
class History {

  /** Of each monitor in the report of a system. */
  private static final int FOLLOWED = 24;

  private static final int KEPT = 256;

  private final Trends trends;
  private final Documents documents;
  private final Listings listings;
  private final Records records;
  private final Directory directory;

  /** By SHA-256 of their documents, those that were read lately. */
  private final Map<String, org.candor.measure.study.Measurement> numbers =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(
                Map.Entry<String, org.candor.measure.study.Measurement> eldest) {
              return size() > KEPT;
            }
          });

  History(
      Trends trends, Documents documents, Listings listings, Records records, Directory directory) {
    this.trends = trends;
    this.documents = documents;
    this.listings = listings;
    this.records = records;
    this.directory = directory;
  }

  /** What became of a monitor up to a moment. */
  Chronicle chronicle(Entry<Monitor> monitor, AsOf asOf) {
    var names = new HashMap<PersonId, String>();
    directory.people().forEach(it -> names.put(it.id(), it.name()));
    return new Chronicle(records.versions(MONITORS.kind(), monitor.id(), asOf), names);
  }

  /** Empty where nothing was measured, its file is gone, or a later version of Candor wrote it. */
  Optional<org.candor.measure.study.Measurement> read(Entry<Measurement> entry) {
    var document = documents.of(entry);
    if (document.isEmpty() || !(Json.parse(document.get()) instanceof JsonObject json)) {
      return Optional.empty();
    }
    try {
      var found = Recorded.measurement(json);
      numbers.put(entry.content().document() + "", bare(found));
      return Optional.of(found);
    } catch (Unmeasurable e) {
      return Optional.empty();
    }
  }

  /**
   * The same without groups, columns and what the statistics saw: what is set side by side or
   * followed over time needs its numbers only, and of many groups the rest is large. A document
   * never changes, so the numbers that were read lately are kept.
   */
  Optional<org.candor.measure.study.Measurement> numbers(Entry<Measurement> entry) {
    var sha = entry.content().document();
    if (sha == null || documents.missing(entry)) {
      return Optional.empty();
    }
    var known = numbers.get(sha);
    return known != null ? Optional.of(known) : read(entry).map(History::bare);
  }

  private static org.candor.measure.study.Measurement bare(
      org.candor.measure.study.Measurement it) {
    var metrics = it.findings().metrics();
    return new org.candor.measure.study.Measurement(
        it.study(),
        it.sources(),
        List.of(),
        Json.object().build(),
        new Findings(List.of(), metrics, List.of(), List.of(), Map.of()),
        it.notes());
  }

  /**
   * @param entries of one monitor, oldest first
   * @param whole how many of the latest are read whole, the others for their numbers
   */
  List<Dated> dated(List<Entry<Measurement>> entries, Chronicle chronicle, int whole) {
    var all = new ArrayList<Dated>();
    for (int i = 0; i < entries.size(); i++) {
      var it = entries.get(i);
      all.add(
          new Dated(
              it.label(),
              ResultPage.href(it),
              it.content().measuredOn(),
              (i < entries.size() - whole ? numbers(it) : read(it)).orElse(null),
              chronicle.deciding(it.fromSeq()),
              i == 0 ? List.of() : chronicle.between(entries.get(i - 1).fromSeq(), it.fromSeq())));
    }
    return all;
  }

  private Dated dated(Entry<Measurement> entry, Eyes eyes) {
    var day = entry.content().measuredOn();
    return new Dated(entry.label(), ResultPage.href(entry), day, seen(entry, eyes).orElse(null));
  }

  /** The numbers as they are told to them; what is not told to others depends on all groups. */
  Optional<org.candor.measure.study.Measurement> seen(Entry<Measurement> entry, Eyes eyes) {
    return eyes.isOwn() ? numbers(entry) : read(entry).map(eyes::see).map(History::bare);
  }

  /** The one before it of the same monitor that was measured. */
  Optional<Dated> before(Entry<Measurement> entry, AsOf asOf) {
    var monitor = entry.content().monitor();
    if (monitor == null) {
      return Optional.empty();
    }
    return trends.last(monitor, 50, asOf).getOrDefault(monitor, List.of()).reversed().stream()
        .filter(it -> it.number() < entry.number())
        .map(it -> dated(it, Eyes.OWN))
        .filter(it -> it.measurement() != null)
        .findFirst();
  }

  /** The last ones before it of the same monitor, oldest first; gaps are those not measured. */
  private List<Dated> earlier(Entry<Measurement> entry, Eyes eyes, AsOf asOf) {
    var monitor = entry.content().monitor();
    return monitor == null
        ? List.of()
        : trends.last(monitor, FOLLOWED, asOf).getOrDefault(monitor, List.of()).stream()
            .filter(it -> it.number() < entry.number())
            .map(it -> dated(it, eyes))
            .toList();
  }

  /** Numbers of it that are unlike those of the measurements before it. */
  List<Unusual.Unlike> unusual(Entry<Measurement> entry, Eyes eyes, AsOf asOf) {
    return seen(entry, eyes)
        .map(it -> Unusual.of(earlier(entry, eyes, asOf), it))
        .orElse(List.of());
  }

  /** The monitors of a system, by its label. */
  List<Entry<Monitor>> monitors(String system, AsOf asOf) {
    var found = new ArrayList<Entry<Monitor>>();
    listings.each(
        MONITORS,
        Query.all(),
        asOf,
        it -> {
          if (Objects.equals(it.content().system(), system)) {
            found.add(it);
          }
        });
    return found;
  }

  /** What the monitors of a system measured. */
  List<MeasurementReport.Watched> ofSystem(String system, AsOf asOf) {
    return monitors(system, asOf).stream().map(it -> watched(it, asOf)).toList();
  }

  private MeasurementReport.Watched watched(Entry<Monitor> monitor, AsOf asOf) {
    var label = monitor.label();
    var it = monitor.content();
    var measured = trends.last(label, FOLLOWED, asOf).getOrDefault(label, List.of());
    var chronicle = chronicle(monitor, asOf);
    return new MeasurementReport.Watched(
        label,
        it.name(),
        it.decidedBy(),
        dated(measured, chronicle, MeasurementReport.TOLD),
        Labels.standing(it.outcome()),
        chronicle.told(),
        Labels.passesEased(it));
  }
}
