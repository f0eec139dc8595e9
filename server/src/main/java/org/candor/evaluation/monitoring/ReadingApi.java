package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Replies;
import org.candor.evaluation.results.Result;
import org.candor.evaluation.results.Unusual;
import org.candor.measure.reading.Vocabulary;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the page of a measurement says of it, for programs. Its numbers are in its result. */
@RestController
class ReadingApi {

  private final Records records;
  private final History history;
  private final Named named;

  ReadingApi(Records records, History history, Named named) {
    this.records = records;
    this.history = history;
    this.named = named;
  }

  /**
   * @param answer one sentence; null where nothing was measured
   * @param why rows, interval and limit; null likewise
   * @param next what follows
   * @param unusual numbers unlike those of the measurements before it, the most unusual first
   */
  record Told(
      String label,
      Outcome outcome,
      @Nullable String reason,
      @Nullable String answer,
      @Nullable String why,
      @Nullable String counts,
      List<String> next,
      List<Unusual.Unlike> unusual) {
    Told {
      next = List.copyOf(next);
      unusual = List.copyOf(unusual);
    }
  }

  /** With {@code suppressBelow}, a number from 2 to 1000, without what tells smaller counts. */
  @GetMapping(MonitoringApi.AT + "/measurements/{id}/reading")
  @Allow(value = Action.READ, on = "evaluation/measurements")
  @Replies(Told.class)
  ResponseEntity<?> readResult(
      @PathVariable UUID id, @RequestParam(defaultValue = "0") int suppressBelow, AsOf asOf) {
    var eyes = new Eyes(suppressBelow);
    return eyes.refused().orElseGet(() -> ResponseEntity.ok(told(id, eyes, asOf)));
  }

  private Told told(UUID id, Eyes eyes, AsOf asOf) {
    var entry =
        records
            .find(MEASUREMENTS.kind(), id, asOf)
            .orElseThrow(() -> new NotFound(text("evaluation.measurements.none")));
    var result =
        history
            .read(entry)
            .map(it -> Result.of(eyes.see(it), Vocabulary.PLAIN, deciding(entry, asOf)))
            .orElse(null);
    var it = entry.content();
    return new Told(
        entry.label(),
        it.outcome(),
        eyes.isOwn() || it.document() == null ? it.reason() : null, // it tells numbers
        result == null ? null : result.answer(),
        result == null ? null : result.why(),
        result == null ? null : result.counts(),
        result == null ? List.of() : result.next(),
        history.unusual(entry, eyes, asOf));
  }

  /** What decided then. */
  private List<String> deciding(Entry<Measurement> entry, AsOf asOf) {
    return named
        .find(MONITORS, entry.content().monitor(), asOf)
        .map(it -> history.chronicle(it, asOf).deciding(entry.fromSeq()))
        .orElse(List.of());
  }
}
