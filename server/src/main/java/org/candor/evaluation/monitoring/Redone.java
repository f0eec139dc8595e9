package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.REPETITIONS;
import static org.candor.web.Messages.text;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candor.evaluation.monitoring.Run.State;
import org.candor.measure.study.Measured;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Link;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What doing measurements again has shown: recorded once each, and told beside the measurement. */
@Service
class Redone {

  private static final String OF = "repeats";

  private final Records records;
  private final Listings listings;
  private final Runs runs;

  Redone(Records records, Listings listings, Runs runs) {
    this.records = records;
    this.listings = listings;
    this.runs = runs;
  }

  /** Whatever a measurement says stays as it is: only that it was done again is recorded. */
  @Transactional
  public Entry<Repetition> conclude(Run run, Repeated it) {
    var measurement =
        records
            .find(MEASUREMENTS.kind(), Objects.requireNonNull(run.repeats()), AsOf.NOW)
            .orElseThrow(() -> new NotFound(text("evaluation.measurements.none")));
    var record = records.record(REPETITIONS.kind(), content(measurement.label(), it), run.actor());
    records.record(Link.KIND, Link.between(record.ref(), measurement.ref(), OF), run.actor());
    runs.ended(run.id(), State.DONE, record.id());
    return record;
  }

  private static Repetition content(String label, Repeated it) {
    var now = it.now();
    return new Repetition(
        text("evaluation.again.name", label, text("evaluation.repetitions.outcome." + it.found())),
        label,
        it.found(),
        it.reason(),
        now == null ? null : rows(now),
        now == null ? null : now.engine(),
        now == null ? null : now.fingerprint().sha256(),
        LocalDate.ofInstant(it.started(), ZoneOffset.UTC),
        it.started().toString(),
        (int) Math.min(it.took(), Integer.MAX_VALUE));
  }

  private static @Nullable Integer rows(Measured now) {
    var rows = now.fingerprint().rows();
    return rows > Integer.MAX_VALUE ? null : (Integer) (int) rows;
  }

  /** Those of one measurement, the latest first. */
  List<Entry<Repetition>> of(Entry<Measurement> measurement, AsOf asOf) {
    var found = new ArrayList<Entry<Repetition>>();
    var query =
        Query.read(
            REPETITIONS, Map.of("measurement", List.of(Query.EXACTLY + measurement.label())));
    listings.each(REPETITIONS, query, asOf, found::add);
    return found.stream()
        .sorted(Comparator.comparingInt(Entry<Repetition>::number).reversed())
        .toList();
  }
}
