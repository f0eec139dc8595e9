package org.candor.work;

import static org.candor.web.Messages.text;
import static org.candor.work.WorkRegisters.TASKS;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Replies;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.records.Stale;
import org.candor.work.Decision.Accepted;
import org.candor.work.Decision.Refused;
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

/** The state of a task, for programs: what can be done with it, and doing it. */
@RestController
@RequestMapping("/api/v1/work/tasks/{id}/state")
class TaskApi {

  private static final String RESOURCE = "work/tasks";

  private final Tasks tasks;
  private final Records records;

  TaskApi(Tasks tasks, Records records) {
    this.tasks = tasks;
    this.records = records;
  }

  /**
   * @param verb {@code finish}, {@code drop} or {@code reopen}
   * @param why wanted by {@code drop} and {@code reopen}
   */
  record Asked(@Nullable String verb, @Nullable String why) {}

  record Told(String label, Task task, int version, List<Offered> verbs) {}

  record Offered(String verb, boolean possible, List<String> reasons) {}

  @GetMapping
  @Allow(value = Action.READ, on = RESOURCE)
  ResponseEntity<Told> show(@PathVariable UUID id, AsOf asOf) {
    return told(find(id, asOf));
  }

  @PostMapping
  @Allow(value = Action.REVISE, on = RESOURCE)
  @Replies(Told.class)
  ResponseEntity<?> decide(
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
      @RequestBody Asked asked,
      Caller caller) {
    var entry = find(id, AsOf.NOW);
    var verb = TaskVerb.of(Objects.requireNonNullElse(asked.verb(), ""));
    if (verb.isEmpty()) {
      return refused(List.of(text("work.task.refused.verb", asked.verb() + "")));
    }
    if (seen == null) {
      return problem(HttpStatus.PRECONDITION_REQUIRED, text("work.task.refused.unseen"));
    }
    if (!seen.strip().equals(tag(entry)) && !seen.strip().equals("*")) {
      return problem(HttpStatus.PRECONDITION_FAILED, text("work.task.refused.stale"));
    }
    try {
      return switch (tasks.decide(verb.get(), id, entry.version(), asked.why(), caller.actor())) {
        case Accepted it -> told(it.entry());
        case Refused it -> refused(it.reasons());
      };
    } catch (Stale _) {
      return problem(HttpStatus.PRECONDITION_FAILED, text("work.task.refused.stale"));
    }
  }

  private ResponseEntity<Told> told(Entry<Task> entry) {
    var possible = tasks.possibilities(entry);
    var verbs =
        Stream.of(TaskVerb.values())
            .map(
                it -> {
                  var reasons = possible.getOrDefault(it, List.of());
                  return new Offered(it.word(), reasons.isEmpty(), reasons);
                })
            .toList();
    return ResponseEntity.ok()
        .eTag(tag(entry))
        .body(new Told(entry.label(), entry.content(), entry.version(), verbs));
  }

  private Entry<Task> find(UUID id, AsOf asOf) {
    return records
        .find(TASKS.kind(), id, asOf)
        .orElseThrow(() -> new NotFound(text("work.task.missing")));
  }

  /** The tag that the register's own routes give the same version. */
  private static String tag(Entry<?> entry) {
    return "\"v%d-%s\"".formatted(entry.version(), entry.id());
  }

  private static ResponseEntity<ProblemDetail> refused(List<String> reasons) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.join(" ", reasons));
    problem.setTitle(text("work.task.refused"));
    problem.setType(URI.create("urn:candor:problem:refused"));
    problem.setProperty("reasons", reasons);
    return ResponseEntity.status(HttpStatus.CONFLICT).body(problem);
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
    return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
  }
}
