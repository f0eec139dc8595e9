package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringApi.AT;
import static org.candor.web.Messages.text;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Replies;
import org.candor.evaluation.monitoring.Decision.Begun;
import org.candor.evaluation.monitoring.Decision.Refused;
import org.candor.records.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Does measurements again, for programs. */
@RestController
class AgainApi {

  /** Who may: see {@link MonitoringRegisters}. */
  static final String RESOURCE = "evaluation/again";

  private static final String MEASUREMENT = AT + "/measurements/{id}/again";

  private final Runner runner;
  private final Runs runs;
  private final Clock clock;

  AgainApi(Runner runner, Runs runs, Clock clock) {
    this.runner = runner;
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * How far it is.
   *
   * @param queries that began
   * @param expected queries, as many as the last run had; null where there was none
   * @param repetition where the record is that says what doing it again showed
   */
  record Told(
      UUID id,
      UUID measurement,
      Run.State state,
      String askedBy,
      int attempt,
      Instant askedAt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      long seconds,
      int queries,
      @Nullable Integer expected,
      @Nullable String repetition) {}

  @PostMapping(MEASUREMENT)
  @Replies(value = Told.class, status = 202)
  @Allow(value = Action.RECORD, on = RESOURCE)
  ResponseEntity<?> measureAgain(@PathVariable UUID id, Caller caller) {
    return switch (runner.again(id, caller.actor())) {
      case Begun it ->
          ResponseEntity.accepted()
              .location(URI.create(AT + "/measurements/" + id + "/again/" + it.run().id()))
              .body(told(it.run()));
      case Refused it -> MonitoringApi.refused(it.reasons());
    };
  }

  @GetMapping(MEASUREMENT + "/{run}")
  @Allow(value = Action.READ, on = "evaluation/measurements")
  Told showAgain(@PathVariable UUID id, @PathVariable UUID run) {
    return told(require(id, run));
  }

  @PostMapping(MEASUREMENT + "/{run}/cancel")
  @Allow(value = Action.RECORD, on = RESOURCE)
  Told cancelAgain(@PathVariable UUID id, @PathVariable UUID run) {
    runner.cancel(id, run);
    return told(require(id, run));
  }

  private Run require(UUID measurement, UUID run) {
    return runs.find(run)
        .filter(it -> measurement.equals(it.repeats()))
        .orElseThrow(() -> new NotFound(text("evaluation.runs.none")));
  }

  private Told told(Run it) {
    var made = it.measurement();
    return new Told(
        it.id(),
        it.subject(),
        it.state(),
        it.actor().name(),
        it.attempt(),
        it.askedAt(),
        it.startedAt(),
        it.endedAt(),
        it.seconds(clock.instant()),
        it.queries(),
        it.expected(),
        made == null ? null : AT + "/repetitions/" + made);
  }
}
