package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Reauthentication;
import org.candor.access.Replies;
import org.candor.planning.applicability.Decision.Accepted;
import org.candor.planning.applicability.Decision.Refused;
import org.candor.planning.applicability.Statement.State;
import org.candor.records.AsOf;
import org.candor.records.Stale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The versions of the statement, for programs. None of them can approve. */
@RestController
@RequestMapping("/api/v1/planning/statements")
class StatementApi {

  private static final String RESOURCE = "planning/statements";

  private final Approval approval;
  private final Comparisons comparisons;
  private final StatementOfApplicability statement;
  private final Reauthentication proof;

  StatementApi(
      Approval approval,
      Comparisons comparisons,
      StatementOfApplicability statement,
      Reauthentication proof) {
    this.approval = approval;
    this.comparisons = comparisons;
    this.statement = statement;
    this.proof = proof;
  }

  record Told(
      UUID id,
      int number,
      int version,
      State state,
      long position,
      String sha256,
      int controls,
      String note,
      String submittedBy,
      LocalDate submittedOn,
      @Nullable String decidedBy,
      @Nullable LocalDate decidedOn,
      @Nullable String decisionNote) {

    static Told of(Version it) {
      var said = it.statement();
      return new Told(
          it.id(),
          it.number(),
          it.entry().version(),
          said.state(),
          said.position(),
          said.sha256(),
          said.controls(),
          said.note(),
          it.submitter(),
          said.submittedOn(),
          it.decider().isEmpty() ? null : it.decider(),
          said.decidedOn(),
          said.decisionNote());
    }
  }

  record Versions(List<Told> items) {}

  record Text(@Nullable Told version, ApplicabilityApi.Whole statement) {}

  record Compared(String from, String to, List<Differing> items) {}

  record Differing(String control, Difference.Sort difference, List<Said> changes) {}

  record Said(String field, String before, String after) {}

  /**
   * A step.
   *
   * @param known how many facts that speak against the statement were seen, by {@code now}
   */
  record Asked(@Nullable String note, @Nullable Integer version, @Nullable Integer known) {
    String words() {
      return Objects.requireNonNullElse(note, "");
    }

    int seen() {
      return Objects.requireNonNullElse(known, 0);
    }
  }

  @GetMapping
  @Allow(value = Action.READ, on = RESOURCE)
  Versions versions(AsOf asOf) {
    return new Versions(approval.versions(asOf).stream().map(Told::of).toList());
  }

  @PostMapping
  @Allow(value = Action.RECORD, on = RESOURCE)
  @Replies(value = Told.class, status = 201)
  ResponseEntity<?> submit(@RequestBody Asked asked, Caller caller) {
    return answer(approval.submit(asked.words(), asked.seen(), caller.actor()), HttpStatus.CREATED);
  }

  @GetMapping("/compare")
  @Allow(value = Action.READ, on = RESOURCE)
  Compared compare(
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      AsOf asOf) {
    var pair = comparisons.pair(from, to, asOf);
    var items =
        comparisons.between(pair, asOf).stream()
            .map(
                it ->
                    new Differing(
                        it.control().id(),
                        it.sort(),
                        it.changes().stream()
                            .map(one -> new Said(one.field(), one.before(), one.after()))
                            .toList()))
            .toList();
    return new Compared(pair.from(), pair.to(), items);
  }

  /** One version, or what stands: {@code now}. */
  @GetMapping("/{which}")
  @Allow(value = Action.READ, on = RESOURCE)
  Text show(@PathVariable String which, AsOf asOf) {
    if (which.equals(Readers.NOW)) {
      return new Text(null, ApplicabilityApi.Whole.of(statement.read(asOf)));
    }
    var version = approval.version(Readers.id(which), asOf);
    var at = AsOf.position(version.statement().position());
    return new Text(Told.of(version), ApplicabilityApi.Whole.of(statement.read(at)));
  }

  @PostMapping("/{id}/approve")
  @Allow(value = Action.REVISE, on = RESOURCE)
  @Replies(Told.class)
  ResponseEntity<?> approve(
      @PathVariable UUID id, @RequestBody Asked asked, HttpServletRequest request, Caller caller) {
    var version = approval.version(id, AsOf.NOW);
    proof.require(request);
    return step(
        () ->
            approval.approve(
                id, seen(asked, version), asked.words(), asked.seen(), caller.actor()));
  }

  @PostMapping("/{id}/return")
  @Allow(value = Action.REVISE, on = RESOURCE)
  @Replies(Told.class)
  ResponseEntity<?> giveBack(@PathVariable UUID id, @RequestBody Asked asked, Caller caller) {
    var version = approval.version(id, AsOf.NOW);
    return step(() -> approval.giveBack(id, seen(asked, version), asked.words(), caller.actor()));
  }

  @PostMapping("/{id}/withdraw")
  @Allow(value = Action.RECORD, on = RESOURCE)
  @Replies(Told.class)
  ResponseEntity<?> withdraw(@PathVariable UUID id, @RequestBody Asked asked, Caller caller) {
    var version = approval.version(id, AsOf.NOW);
    return step(() -> approval.withdraw(id, seen(asked, version), asked.words(), caller.actor()));
  }

  /** The version of the record that was seen; whatever stands when nothing is said. */
  private static int seen(Asked asked, Version version) {
    return Objects.requireNonNullElse(asked.version(), version.entry().version());
  }

  /** A step that is taken, or refused. */
  @FunctionalInterface
  private interface Step {
    Decision take();
  }

  private ResponseEntity<?> step(Step step) {
    try {
      return answer(step.take(), HttpStatus.OK);
    } catch (Stale _) {
      return answer(new Refused(List.of(text("planning.soa.refused.stale"))), HttpStatus.OK);
    }
  }

  private ResponseEntity<?> answer(Decision decision, HttpStatus done) {
    return switch (decision) {
      case Accepted it ->
          ResponseEntity.status(done).body(Told.of(approval.version(it.version().id(), AsOf.NOW)));
      case Refused it -> refused(it.reasons());
    };
  }

  static ResponseEntity<ProblemDetail> refused(List<String> reasons) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.join(" ", reasons));
    problem.setTitle(text("planning.soa.refused"));
    problem.setType(URI.create("urn:candor:problem:refused"));
    problem.setProperty("reasons", reasons);
    return ResponseEntity.status(HttpStatus.CONFLICT).body(problem);
  }
}
