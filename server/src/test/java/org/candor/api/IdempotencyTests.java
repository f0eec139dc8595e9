package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.candor.AnOrganization;
import org.candor.kernel.PersonId;
import org.candor.kernel.Ref;
import org.candor.records.Ledger;
import org.candor.records.Verb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest
class IdempotencyTests {

  private static final byte[] REQUEST = new byte[32];

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired IdempotencyKeys keys;
  @Autowired Idempotency idempotency;
  @Autowired Clock clock;
  PersonId person = new PersonId(UUID.randomUUID());
  AtomicInteger done = new AtomicInteger();
  AnOrganization clinic;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
  }

  @Test
  void whatFailsBeforeTheCommitLeavesNeitherChangeNorKey() {
    clinic
        .scope()
        .run(
            () -> {
              var before = ledger.size();
              assertThatThrownBy(
                      () ->
                          idempotency.once(
                              person,
                              "k",
                              REQUEST,
                              () -> {
                                change();
                                throw new IllegalStateException("The power fails.");
                              }))
                  .hasMessage("The power fails.");
              assertThat(ledger.size()).isEqualTo(before);
              idempotency.once(person, "k", REQUEST, this::change);
              idempotency.once(person, "k", REQUEST, this::change);
              assertThat(ledger.size()).isEqualTo(before + 1);
            });
  }

  @Test
  void aKeyIsForgottenAfterADay() {
    var later = Clock.offset(clock, Duration.ofHours(24).plusSeconds(1));
    var tomorrow = new Idempotency(keys, transactions, later);
    clinic
        .scope()
        .run(
            () -> {
              idempotency.once(person, "k", REQUEST, this::change);
              idempotency.once(person, "k", REQUEST, this::change);
              assertThat(done).hasValue(1);
              tomorrow.once(person, "k", REQUEST, this::change);
              assertThat(done).hasValue(2);
            });
  }

  @Test
  void aKeyBelongsToOneOrganization() {
    var other = AnOrganization.founded(ledger, transactions);
    clinic.scope().run(() -> idempotency.once(person, "k", REQUEST, this::change));
    other.scope().run(() -> idempotency.once(person, "k", REQUEST, this::change));
    assertThat(done).hasValue(2);
  }

  private Answer change() {
    var subject = new Ref("systems/models", UUID.randomUUID());
    ledger.append(clinic.ada(), Verb.RECORDED, subject, 1, "{}", java.util.Set.of(), null);
    return new Answer(
        201, Map.of("ETag", "\"v1\""), "{\"n\":%d}".formatted(done.incrementAndGet()));
  }
}
