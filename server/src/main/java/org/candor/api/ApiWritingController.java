package org.candor.api;

import static org.candor.access.Action.RECORD;
import static org.candor.access.Action.RETIRE;
import static org.candor.access.Action.REVISE;
import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import java.util.UUID;
import java.util.function.Function;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.ProblemType;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.register.Directory;
import org.candor.register.Register;
import org.candor.web.Messages;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records, revises, retires and restores a record of any register. */
@RestController
@RequestMapping(path = Api.ROOT + "/{room}/{name}", produces = APPLICATION_JSON_VALUE)
class ApiWritingController {

  static final String MERGE_PATCH = "application/merge-patch+json";

  private final Records records;
  private final Idempotency idempotency;
  private final Directory people;

  ApiWritingController(Records records, Idempotency idempotency, Directory people) {
    this.records = records;
    this.idempotency = idempotency;
    this.people = people;
  }

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  @Allow(RECORD)
  <R extends Record> ResponseEntity<byte[]> record(
      Register<R> register, Attempt attempt, Caller caller) {
    return idempotency
        .once(
            caller.person(),
            attempt,
            () -> {
              var json = attempt.json();
              var content = Sent.recorded(register, json, people);
              var key = Sent.externalKey(json);
              var entry =
                  records.record(register.kind(), content, key, caller.actor(), attempt.why());
              return answer(201, entry)
                  .with("Location", Api.href(register.path()) + "/" + entry.id());
            })
        .entity();
  }

  @PutMapping(path = "/{id}", consumes = APPLICATION_JSON_VALUE)
  @Allow(REVISE)
  <R extends Record> ResponseEntity<byte[]> replace(
      Register<R> register, @PathVariable UUID id, Attempt attempt, Caller caller) {
    return revise(
        register, id, attempt, caller, it -> Sent.replaced(register, attempt.json(), it, people));
  }

  @PatchMapping(
      path = "/{id}",
      consumes = {MERGE_PATCH, APPLICATION_JSON_VALUE})
  @Allow(REVISE)
  <R extends Record> ResponseEntity<byte[]> merge(
      Register<R> register, @PathVariable UUID id, Attempt attempt, Caller caller) {
    return revise(
        register, id, attempt, caller, it -> Sent.merged(register, attempt.json(), it, people));
  }

  private <R extends Record> ResponseEntity<byte[]> revise(
      Register<R> register,
      UUID id,
      Attempt attempt,
      Caller caller,
      Function<Entry<R>, R> content) {
    return idempotency
        .once(
            caller.person(),
            attempt,
            () -> {
              var now = current(register, id, false);
              var seen = EntityTag.seen(attempt.ifMatch(), now);
              return answer(
                  200,
                  records.revise(
                      register.kind(),
                      id,
                      seen,
                      content.apply(now),
                      caller.actor(),
                      attempt.why()));
            })
        .entity();
  }

  @DeleteMapping("/{id}")
  @Allow(RETIRE)
  <R extends Record> ResponseEntity<byte[]> retire(
      Register<R> register, @PathVariable UUID id, Attempt attempt, Caller caller) {
    return idempotency
        .once(
            caller.person(),
            attempt,
            () -> {
              var seen = EntityTag.seen(attempt.ifMatch(), current(register, id, false));
              return answer(
                  200, records.retire(register.kind(), id, seen, caller.actor(), attempt.why()));
            })
        .entity();
  }

  @PostMapping("/{id}/restore")
  @Allow(RETIRE)
  <R extends Record> ResponseEntity<byte[]> restore(
      Register<R> register, @PathVariable UUID id, Attempt attempt, Caller caller) {
    return idempotency
        .once(
            caller.person(),
            attempt,
            () -> {
              var seen = EntityTag.seen(attempt.ifMatch(), current(register, id, true));
              return answer(
                  200, records.restore(register.kind(), id, seen, caller.actor(), attempt.why()));
            })
        .entity();
  }

  private <R extends Record> Entry<R> current(Register<R> register, UUID id, boolean retired) {
    var now =
        records
            .find(register.kind(), id, AsOf.NOW)
            .orElseThrow(() -> new NotFound(Messages.text("api.record.none", register.path())));
    if (now.retired() != retired) {
      throw new ApiProblem(
          ProblemType.CONFLICT,
          retired
              ? Messages.text("api.in-use", now.label())
              : Messages.text("api.retired", now.label()));
    }
    return now;
  }

  private static Answer answer(int status, Entry<?> entry) {
    return Answer.of(status, RecordView.of(entry)).with("ETag", EntityTag.of(entry).text());
  }
}
