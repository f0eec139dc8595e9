package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonArray;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.Json.JsonString;
import org.candor.measure.Budget;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.study.Remeasurement;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.records.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Does a recorded measurement again, of the very file where it is still kept. Clause 9.1. */
@Service
public class Repeats {

  private final Named named;
  private final Documents documents;
  private final Whereabouts whereabouts;
  private final FileStore files;
  private final Records records;

  Repeats(
      Named named, Documents documents, Whereabouts whereabouts, FileStore files, Records records) {
    this.named = named;
    this.documents = documents;
    this.whereabouts = whereabouts;
    this.files = files;
    this.records = records;
  }

  /**
   * @param label such as {@code MSR-3}
   * @throws Unmeasurable where there is none, or it cannot be done again
   */
  public Remeasurement again(String label, Budget budget) {
    var entry =
        named
            .find(MEASUREMENTS, label)
            .orElseThrow(() -> new Unmeasurable(text("evaluation.measurements.none")));
    return again(entry, budget);
  }

  Remeasurement again(UUID measurement, Budget budget) {
    return records
        .find(MEASUREMENTS.kind(), measurement, AsOf.NOW)
        .map(it -> again(it, budget))
        .orElseThrow(() -> new Unmeasurable(text("evaluation.measurements.none")));
  }

  /** The monitor that asked. */
  Optional<Entry<Monitor>> monitor(Entry<Measurement> entry) {
    return named.find(MONITORS, entry.content().monitor());
  }

  private Remeasurement again(Entry<Measurement> entry, Budget budget) {
    var document =
        documents
            .of(entry)
            .orElseThrow(() -> new Unmeasurable(text("evaluation.measurements.none")));
    if (!(Json.parse(document) instanceof JsonObject before)) {
      throw new Unmeasurable(text("evaluation.measurements.none"));
    }
    return Remeasurement.of(before, sources(before), budget);
  }

  private List<Source> sources(JsonObject before) {
    var found = new ArrayList<Source>();
    if (before.get("sources") instanceof JsonArray all) {
      for (var each : all.elements()) {
        if (each instanceof JsonObject source) {
          found.add(source(source));
        }
      }
    }
    return found;
  }

  /** A place begins with the label of its data source. */
  private Source source(JsonObject it) {
    var label = String.valueOf(said(it, "place")).split(" ", 2)[0];
    var now = whereabouts.locate(label).source();
    var sha = said(it, "sha256");
    return now instanceof Source.File file && sha != null && Files.exists(files.path(sha))
        ? new Source.File(files.path(sha), null, file.form(), file.encoding())
        : now;
  }

  private static @Nullable String said(JsonObject it, String name) {
    return it.get(name) instanceof JsonString text ? text.value() : null;
  }
}
