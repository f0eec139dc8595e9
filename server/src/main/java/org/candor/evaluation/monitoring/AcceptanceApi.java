package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Replies;
import org.candor.evaluation.monitoring.Acceptance.Answer.Accepted;
import org.candor.evaluation.monitoring.Acceptance.Answer.Refused;
import org.candor.kernel.Actor;
import org.candor.records.Entry;
import org.candor.records.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Accepts that a monitor asks less than when it failed, or that its failure speaks no longer, for
 * programs of people who may.
 */
@RestController
class AcceptanceApi {

  private final Acceptance acceptance;
  private final Release release;

  AcceptanceApi(Acceptance acceptance, Release release) {
    this.acceptance = acceptance;
    this.release = release;
  }

  /** Who takes such a step, seen a version, and for a reason. */
  @FunctionalInterface
  private interface Step {
    Acceptance.Answer take(UUID id, int seen, String why, Actor actor);
  }

  /**
   * @param why it is right
   */
  record Reason(@Nullable String why) {}

  @PostMapping(MonitoringApi.AT + "/monitors/{id}/acceptance")
  @Allow(value = Action.RECORD, on = Acceptance.RESOURCE)
  @Replies(Monitor.class)
  ResponseEntity<?> acceptEased(
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
      @RequestBody Reason reason,
      Caller caller) {
    return taken(acceptance::accept, id, seen, reason, caller);
  }

  /** The failure of a monitor whose AI system is out of use speaks no longer. */
  @PostMapping(MonitoringApi.AT + "/monitors/{id}/release")
  @Replies(Monitor.class)
  @Allow(value = Action.RECORD, on = Acceptance.RESOURCE)
  ResponseEntity<?> releaseFailure(
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
      @RequestBody Reason reason,
      Caller caller) {
    return taken(release::release, id, seen, reason, caller);
  }

  private ResponseEntity<?> taken(
      Step step, UUID id, @Nullable String seen, Reason reason, Caller caller) {
    var monitor = acceptance.require(id);
    if (seen == null) {
      return problem(HttpStatus.PRECONDITION_REQUIRED, text("evaluation.acceptance.unseen"));
    }
    if (!seen.strip().equals(tag(monitor)) && !seen.strip().equals("*")) {
      return problem(HttpStatus.PRECONDITION_FAILED, text("evaluation.acceptance.stale"));
    }
    try {
      var why = Objects.requireNonNullElse(reason.why(), "");
      return switch (step.take(id, monitor.version(), why, caller.actor())) {
        case Accepted it ->
            ResponseEntity.ok().eTag(tag(it.monitor())).body(it.monitor().content());
        case Refused it -> refused(it.reasons());
      };
    } catch (Stale _) {
      return problem(HttpStatus.PRECONDITION_FAILED, text("evaluation.acceptance.stale"));
    }
  }

  /** The tag that the register's own routes give the same version. */
  private static String tag(Entry<?> entry) {
    return "\"v%d-%s\"".formatted(entry.version(), entry.id());
  }

  private static ResponseEntity<ProblemDetail> refused(List<String> reasons) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.join(" ", reasons));
    problem.setTitle(text("evaluation.acceptance.refused"));
    problem.setType(URI.create("urn:candor:problem:refused"));
    problem.setProperty("reasons", reasons);
    return ResponseEntity.status(HttpStatus.CONFLICT).body(problem);
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
    return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
  }
}
