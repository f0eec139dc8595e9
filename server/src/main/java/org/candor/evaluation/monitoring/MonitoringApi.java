package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.web.Messages.text;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Reads;
import org.candor.access.Replies;
import org.candor.evaluation.monitoring.Decision.Begun;
import org.candor.evaluation.monitoring.Decision.Refused;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** The verbs of monitoring for programs; the registers themselves have their own routes. */
@RestController
@RequestMapping(MonitoringApi.AT)
class MonitoringApi {

  static final String AT = "/api/v1/evaluation";
  private static final String MONITORS = "evaluation/monitors";
  private static final String SOURCES = "evaluation/data-sources";

  private final Runner runner;
  private final Runs runs;
  private final Sources sources;
  private final Documents documents;
  private final History history;
  private final Records records;
  private final Clock clock;

  MonitoringApi(
      Runner runner,
      Runs runs,
      Sources sources,
      Documents documents,
      History history,
      Records records,
      Clock clock) {
    this.runner = runner;
    this.runs = runs;
    this.sources = sources;
    this.documents = documents;
    this.history = history;
    this.records = records;
    this.clock = clock;
  }

  /**
   * How far a run is.
   *
   * @param queries that began
   * @param expected queries, as many as the last run had; null where there was none
   * @param measurement where the record is that came of it
   */
  record Told(
      UUID id,
      UUID monitor,
      Run.State state,
      String askedBy,
      int attempt,
      Instant askedAt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      long seconds,
      int queries,
      @Nullable Integer expected,
      @Nullable String measurement) {}

  /** Never told again. */
  record Secret(@Nullable String password) {
    @Override
    public String toString() {
      return "Secret";
    }
  }

  @PostMapping("/monitors/{id}/runs")
  @Allow(value = Action.REVISE, on = MONITORS)
  @Replies(value = Told.class, status = 202)
  ResponseEntity<?> measureNow(@PathVariable UUID id, Caller caller) {
    return switch (runner.begin(id, caller.actor())) {
      case Begun it ->
          ResponseEntity.accepted()
              .location(URI.create(AT + "/monitors/" + id + "/runs/" + it.run().id()))
              .body(told(it.run()));
      case Refused it -> refused(it.reasons());
    };
  }

  @GetMapping("/monitors/{id}/runs/{run}")
  @Allow(value = Action.READ, on = MONITORS)
  Told showRun(@PathVariable UUID id, @PathVariable UUID run) {
    return told(require(id, run));
  }

  @PostMapping("/monitors/{id}/runs/{run}/cancel")
  @Allow(value = Action.REVISE, on = MONITORS)
  Told cancelRun(@PathVariable UUID id, @PathVariable UUID run) {
    runner.cancel(id, run);
    return told(require(id, run));
  }

  /**
   * The whole of a measurement, as the command {@code candor measure} prints it. With {@code
   * suppressBelow}, a number from 2 to 1000, for others' eyes: without smaller counts, and without
   * numbers that would tell them; 10 is usual. Such a record cannot be done again.
   */
  @GetMapping(path = "/measurements/{id}/result", produces = MediaType.APPLICATION_JSON_VALUE)
  @Replies(media = MediaType.APPLICATION_JSON_VALUE)
  @Allow(value = Action.READ, on = "evaluation/measurements")
  ResponseEntity<?> showResult(
      @PathVariable UUID id, @RequestParam(defaultValue = "0") int suppressBelow, AsOf asOf) {
    var entry =
        records
            .find(MEASUREMENTS.kind(), id, asOf)
            .orElseThrow(() -> new NotFound(text("evaluation.measurements.none")));
    var eyes = new Eyes(suppressBelow);
    var refused = eyes.refused();
    if (refused.isPresent()) {
      return refused.get();
    }
    var document =
        eyes.isOwn()
            ? documents.of(entry)
            : history.read(entry).map(it -> eyes.see(it).json().canonical());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(document.orElseThrow(() -> new NotFound(text("evaluation.measurements.none"))));
  }

  /** The file itself as the body. */
  @PutMapping("/data-sources/{id}/file")
  @Allow(value = Action.REVISE, on = SOURCES)
  @Replies(DataSource.class)
  @Reads(body = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<?> sendFile(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "file") String fileName,
      HttpServletRequest request,
      Caller caller)
      throws IOException {
    try {
      return answer(sources.upload(id, fileName, request.getInputStream(), caller.actor()));
    } catch (MaxUploadSizeExceededException _) {
      return problem(
          HttpStatus.CONTENT_TOO_LARGE,
          text("evaluation.refused.large", Sources.LARGEST / 1_000_000));
    }
  }

  @PutMapping("/data-sources/{id}/secret")
  @Allow(value = Action.REVISE, on = SOURCES)
  @Replies(DataSource.class)
  ResponseEntity<?> keepSecret(@PathVariable UUID id, @RequestBody Secret secret) {
    var password = Objects.requireNonNullElse(secret.password(), "");
    return password.isEmpty()
        ? problem(HttpStatus.BAD_REQUEST, text("evaluation.refused.password"))
        : answer(sources.secret(id, password));
  }

  @DeleteMapping("/data-sources/{id}/secret")
  @Allow(value = Action.REVISE, on = SOURCES)
  @Replies(DataSource.class)
  ResponseEntity<?> forgetSecret(@PathVariable UUID id) {
    return answer(sources.secret(id, ""));
  }

  private static ResponseEntity<?> answer(Sources.Answer answer) {
    return switch (answer) {
      case Sources.Answer.Kept it ->
          ResponseEntity.ok()
              .eTag("\"v%d-%s\"".formatted(it.source().version(), it.source().id()))
              .body(it.source().content());
      case Sources.Answer.Refused it -> refused(it.reasons());
    };
  }

  private Run require(UUID monitor, UUID run) {
    return runs.find(run)
        .filter(it -> it.subject().equals(monitor))
        .orElseThrow(() -> new NotFound(text("evaluation.runs.none")));
  }

  private Told told(Run it) {
    var made = it.measurement();
    return new Told(
        it.id(),
        it.monitor(),
        it.state(),
        it.actor().name(),
        it.attempt(),
        it.askedAt(),
        it.startedAt(),
        it.endedAt(),
        it.seconds(clock.instant()),
        it.queries(),
        it.expected(),
        made == null ? null : AT + "/measurements/" + made);
  }

  static ResponseEntity<ProblemDetail> refused(List<String> reasons) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.join(" ", reasons));
    problem.setTitle(text("evaluation.refused"));
    problem.setType(URI.create("urn:candor:problem:refused"));
    problem.setProperty("reasons", reasons);
    return ResponseEntity.status(HttpStatus.CONFLICT).body(problem);
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
    return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
  }
}
