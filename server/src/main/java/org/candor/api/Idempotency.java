package org.candor.api;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.candor.access.Forgotten;
import org.candor.access.ProblemType;
import org.candor.api.IdempotencyKeys.Sealed;
import org.candor.kernel.PersonId;
import org.candor.records.Erased;
import org.candor.records.RecordJson;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Does once what is asked twice. The change and the answer to it are one transaction: whoever asks
 * again after a cut connection or a crash gets the answer if the change stands, and the change if
 * it does not. Refusals change nothing and are not kept. draft-ietf-httpapi-idempotency-key-header.
 */
@Service
class Idempotency {

  static final Duration KEPT = Duration.ofHours(24);
  static final String REPLAYED = "Idempotency-Replayed";

  private final IdempotencyKeys keys;
  private final TransactionOperations transactions;
  private final Clock clock;

  Idempotency(IdempotencyKeys keys, TransactionOperations transactions, Clock clock) {
    this.keys = keys;
    this.transactions = transactions;
    this.clock = clock;
  }

  Answer once(PersonId person, Attempt attempt, Supplier<Answer> change) {
    return once(person, attempt.key(), attempt.hash(), change);
  }

  Answer once(PersonId person, @Nullable String key, byte[] request, Supplier<Answer> change) {
    return Objects.requireNonNull(
        transactions.execute(
            _ -> key == null ? change.get() : claimed(person, key, request, change)));
  }

  /** What was erased is in no answer that waits for its question; the question is then new. */
  @EventListener
  void erased(Erased it) {
    keys.forget(it.subject().id().toString());
  }

  /** Nor is whoever was forgotten, as the asker or in what others were answered. */
  @EventListener
  void forgotten(Forgotten it) {
    keys.forget(it.person());
    words(it).forEach(keys::forget);
  }

  /** By what words an answer tells of somebody. */
  static List<String> words(Forgotten it) {
    return List.of(
        it.person().toString(), it.email(), RecordJson.MAPPER.writeValueAsString(it.name()));
  }

  /** Lets go of sealed answers, which only who sealed them can read. */
  void forget(Predicate<Sealed> telling) {
    keys.sealed().stream().filter(telling).forEach(keys::forget);
  }

  private Answer claimed(PersonId person, String key, byte[] request, Supplier<Answer> change) {
    if (!keys.claim(person, key)) {
      throw new ApiProblem(ProblemType.CONFLICT, Messages.text("api.key.busy"));
    }
    var now = clock.instant();
    var since = now.minus(KEPT);
    var kept = keys.find(person, key, since);
    if (kept.isPresent()) {
      if (!MessageDigest.isEqual(kept.get().request(), request)) {
        throw new ApiProblem(ProblemType.KEY_REUSED, Messages.text("api.key.reused"));
      }
      return kept.get().answer().with(REPLAYED, "true");
    }
    var answer = change.get();
    keys.forget(since);
    keys.keep(person, key, request, answer, now);
    return answer;
  }
}
