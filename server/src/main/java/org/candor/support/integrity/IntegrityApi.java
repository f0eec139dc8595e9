package org.candor.support.integrity;

import static org.candor.support.integrity.IntegrityRegisters.RESOURCE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.access.Caller;
import org.candor.access.Replies;
import org.candor.records.AsOf;
import org.candor.records.Discrepancy;
import org.candor.records.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whether what is kept is what was recorded, for programs. */
@RestController
@RequestMapping("/api/v1/support/integrity")
class IntegrityApi {

  private final LedgerWatch watch;
  private final LedgerChecks checks;
  private final IntegrityDesk desk;

  IntegrityApi(LedgerWatch watch, LedgerChecks checks, IntegrityDesk desk) {
    this.watch = watch;
    this.checks = checks;
    this.desk = desk;
  }

  /** What is known: nobody ever looked, everything holds, or something contradicts the ledger. */
  enum State {
    UNKNOWN,
    HOLDS,
    CONTRADICTED
  }

  /**
   * @param checkedAt when the check was recorded; null where none was made
   * @param ledgerSize facts that it read
   * @param problems contradictions, the first of which are {@code found}
   * @param checkpointRefused why the ledger has no checkpoint now; null where it has one
   * @param underway how far a check is; null where none is made
   */
  record Told(
      State state,
      @Nullable Instant checkedAt,
      long ledgerSize,
      String root,
      long versions,
      long files,
      long problems,
      @Nullable LocalDate wrongSince,
      List<Discrepancy> found,
      @Nullable String checkpointRefused,
      LedgerWatch.@Nullable Underway underway) {}

  @GetMapping
  @Allow(value = Action.READ, on = RESOURCE)
  Told show(Caller caller, AsOf asOf) {
    var recorded = checks.last(asOf);
    var now = asOf.past() ? Optional.<LedgerCheck>empty() : watch.last(caller.org());
    var check = now.or(() -> recorded.map(Entry::content)).orElse(null);
    var refusal = asOf.past() ? null : watch.refusal(caller.org()).orElse(null);
    return new Told(
        state(check, refusal),
        recorded.map(Entry::recordedAt).orElse(null),
        check == null ? 0 : check.size(),
        check == null ? "" : check.root(),
        check == null ? 0 : check.versions(),
        check == null ? 0 : check.files(),
        check == null ? 0 : check.problems(),
        check == null ? null : check.wrongSince(),
        check == null
            ? List.of()
            : check.found().stream().map(it -> desk.told(it, caller)).toList(),
        refusal,
        asOf.past() ? null : watch.underway(caller.org()).orElse(null));
  }

  private static State state(@Nullable LedgerCheck check, @Nullable String refusal) {
    if (refusal != null || (check != null && !check.holds())) {
      return State.CONTRADICTED;
    }
    return check == null ? State.UNKNOWN : State.HOLDS;
  }

  /** Begins a check in the background, unless one is under way. */
  @PostMapping("/checks")
  @Allow(value = Action.RECORD, on = RESOURCE)
  @Replies(value = Told.class, status = 202)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Told check(Caller caller) {
    watch.begin(caller.org(), caller.actor());
    return show(caller, AsOf.NOW);
  }
}
