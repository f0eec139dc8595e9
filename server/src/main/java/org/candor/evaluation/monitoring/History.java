package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.candor.evaluation.results.Dated;
import org.candor.evaluation.results.MeasurementReport;
import org.candor.evaluation.results.Unusual;
import org.candor.kernel.PersonId;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Unmeasurable;
import org.candor.measure.study.Recorded;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.register.Directory;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Measurements that were recorded, read back for pictures, comparisons and reports. */
@Component
class History {

  /** Of each monitor in the report of a system. */
  private static final int FOLLOWED = 24;

  private final Trends trends;
  private final Documents documents;
  private final Listings listings;
  private final Records records;
  private final Directory directory;

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
      return Optional.of(Recorded.measurement(json));
    } catch (Unmeasurable e) {
      return Optional.empty();
    }
  }

  /**
   * @param entries of one monitor, oldest first
   */
  List<Dated> dated(List<Entry<Measurement>> entries, Chronicle chronicle) {
    var all = new ArrayList<Dated>();
    for (int i = 0; i < entries.size(); i++) {
      var it = entries.get(i);
      all.add(
          new Dated(
              it.label(),
              ResultPage.href(it),
              it.content().measuredOn(),
              read(it).orElse(null),
              chronicle.deciding(it.fromSeq()),
              i == 0 ? List.of() : chronicle.between(entries.get(i - 1).fromSeq(), it.fromSeq())));
    }
    return all;
  }

  private Dated dated(Entry<Measurement> entry) {
    var day = entry.content().measuredOn();
    return new Dated(entry.label(), ResultPage.href(entry), day, read(entry).orElse(null));
  }

  /** The one before it of the same monitor that was measured. */
  Optional<Dated> before(Entry<Measurement> entry, AsOf asOf) {
    var monitor = entry.content().monitor();
    if (monitor == null) {
      return Optional.empty();
    }
    return trends.last(monitor, 50, asOf).getOrDefault(monitor, List.of()).reversed().stream()
        .filter(it -> it.number() < entry.number())
        .map(this::dated)
        .filter(it -> it.measurement() != null)
        .findFirst();
  }

  /** The last ones before it of the same monitor, oldest first; gaps are those not measured. */
  List<Dated> earlier(Entry<Measurement> entry, AsOf asOf) {
    var monitor = entry.content().monitor();
    return monitor == null
        ? List.of()
        : trends.last(monitor, FOLLOWED, asOf).getOrDefault(monitor, List.of()).stream()
            .filter(it -> it.number() < entry.number())
            .map(this::dated)
            .toList();
  }

  /** Numbers of it that are unlike those of the measurements before it. */
  List<Unusual.Unlike> unusual(Entry<Measurement> entry, Eyes eyes, AsOf asOf) {
    return read(entry)
        .map(eyes::see)
        .map(it -> Unusual.of(earlier(entry, eyes, asOf), it))
        .orElse(List.of());
  }

  private List<Dated> earlier(Entry<Measurement> entry, Eyes eyes, AsOf asOf) {
    return earlier(entry, asOf).stream()
        .map(it -> new Dated(it.id(), it.href(), it.day(), seen(it.measurement(), eyes)))
        .toList();
  }

  private static org.candor.measure.study.@Nullable Measurement seen(
      org.candor.measure.study.@Nullable Measurement whole, Eyes eyes) {
    return whole == null ? null : eyes.see(whole);
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
        dated(measured, chronicle),
        Labels.standing(it.outcome()),
        chronicle.told(),
        Labels.passesEased(it));
  }
}
