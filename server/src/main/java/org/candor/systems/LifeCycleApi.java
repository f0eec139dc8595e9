package org.candor.systems;

import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.web.Messages.text;

import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Replies;
import org.candor.kernel.Actor;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.records.Stale;
import org.candor.systems.Decision.Accepted;
import org.candor.systems.Decision.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The life of an AI system, for programs: where it stands, what can come next, the steps. */
@RestController
@RequestMapping("/api/v1/systems/ai-systems/{id}/life-cycle")
class LifeCycleApi {

  private static final String RESOURCE = "systems/ai-systems";
  private static final String PLACE = "place";

  private final LifeCycle lifeCycle;
  private final Stages stages;
  private final Records records;

  LifeCycleApi(LifeCycle lifeCycle, Stages stages, Records records) {
    this.lifeCycle = lifeCycle;
    this.stages = stages;
    this.records = records;
  }

  /**
   * A step as asked for.
   *
   * @param verb a {@link Step#word()}, or {@code place} with the stage of a system nobody placed
   */
  record Asked(
      @Nullable String verb, @Nullable String stage, @Nullable String on, @Nullable String why) {

    /**
     * @throws DateTimeException if the day cannot be read
     */
    Decision of(LifeCycle lifeCycle, UUID id, int seen, Actor actor) {
      var word = Objects.requireNonNullElse(verb, "");
      var step = Step.of(word);
      var to = Stream.of(Stage.values()).filter(it -> it.name().equals(stage)).findFirst();
      if (step.isEmpty() && (!word.equals(PLACE) || to.isEmpty())) {
        return new Refused(List.of(text("systems.stage.refused.verb", word)));
      }
      var day = LocalDate.parse(Objects.requireNonNullElse(on, ""));
      var reason = why == null || why.isBlank() ? null : why.strip();
      return step.isPresent()
          ? lifeCycle.take(step.get(), id, seen, day, reason, actor)
          : lifeCycle.place(to.orElseThrow(), id, seen, day, reason, actor);
    }
  }

  record Told(
      @Nullable Stage stage,
      @Nullable LocalDate since,
      int version,
      List<Offered> steps,
      List<Stages.Stay> history) {}

  record Offered(String verb, Stage to, boolean possible, List<String> reasons) {}

  @GetMapping
  @Allow(value = Action.READ, on = RESOURCE)
  ResponseEntity<Told> show(@PathVariable UUID id, AsOf asOf) {
    return told(find(id, asOf), asOf);
  }

  @PostMapping
  @Allow(value = Action.REVISE, on = RESOURCE)
  @Replies(Told.class)
  ResponseEntity<?> step(
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
      @RequestBody Asked asked,
      Caller caller) {
    var entry = find(id, AsOf.NOW);
    if (seen == null) {
      return problem(HttpStatus.PRECONDITION_REQUIRED, text("systems.stage.refused.unseen"));
    }
    if (!seen.strip().equals(tag(entry)) && !seen.strip().equals("*")) {
      return problem(HttpStatus.PRECONDITION_FAILED, text("systems.stage.refused.stale"));
    }
    try {
      return switch (asked.of(lifeCycle, id, entry.version(), caller.actor())) {
        case Accepted it -> told(it.entry(), AsOf.NOW);
        case Refused it -> refused(it);
      };
    } catch (DateTimeException _) {
      return problem(HttpStatus.BAD_REQUEST, text("systems.stage.refused.day"));
    } catch (Stale _) {
      return problem(HttpStatus.PRECONDITION_FAILED, text("systems.stage.refused.stale"));
    }
  }

  private ResponseEntity<Told> told(Entry<AiSystem> entry, AsOf asOf) {
    var steps =
        lifeCycle.possibilities(entry.id(), asOf).stream()
            .map(it -> new Offered(it.step().word(), it.to(), it.possible(), it.reasons()))
            .toList();
    var system = entry.content();
    var history = stages.history(entry.id(), asOf);
    return ResponseEntity.ok()
        .eTag(tag(entry))
        .body(new Told(system.stage(), system.since(), entry.version(), steps, history));
  }

  private Entry<AiSystem> find(UUID id, AsOf asOf) {
    return records
        .find(AI_SYSTEMS.kind(), id, asOf)
        .orElseThrow(() -> new NotFound(text("systems.missing", id)));
  }

  /** The tag that the register's own routes give the same version. */
  private static String tag(Entry<?> entry) {
    return "\"v%d-%s\"".formatted(entry.version(), entry.id());
  }

  private static ResponseEntity<ProblemDetail> refused(Refused refused) {
    var problem =
        ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.join(" ", refused.reasons()));
    problem.setTitle(text("systems.stage.refused"));
    problem.setType(URI.create("urn:candor:problem:refused"));
    problem.setProperty("reasons", refused.reasons());
    problem.setProperty(
        "errors",
        refused.reasons().stream().map(it -> Map.of("field", "", "message", it)).toList());
    return ResponseEntity.status(HttpStatus.CONFLICT).body(problem);
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
    return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
  }
}
