package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class ApiProblemsTests {

  @Test
  void whoeverWritesWhileTheDatabaseDiesIsToldWhatIsCertain() {
    var before = ApiProblems.problem(new CannotCreateTransactionException("gone"));
    var within = ApiProblems.problem(new TransactionSystemException("gone"));

    assertThat(Objects.requireNonNull(before).type().status()).isEqualTo(503);
    assertThat(before.getMessage()).contains("nothing was changed");
    assertThat(Objects.requireNonNull(within).type().status()).isEqualTo(503);
    assertThat(within.getMessage()).contains("Look whether").doesNotContain("nothing was changed");
  }
}
