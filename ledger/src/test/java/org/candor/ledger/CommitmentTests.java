package org.candor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommitmentTests {

  @Test
  void aCommitmentIsOpenedByItsValueAndSaltAlone() {
    var opening = Opening.of(Json.parse("{\"name\": \"Ada\", \"born\": 1815}"));
    var commitment = opening.commitment();

    var sameInOtherOrder =
        new Opening(opening.salt(), Json.parse("{\"born\":1815.0,\"name\":\"Ada\"}"));
    assertThat(commitment.opens(sameInOtherOrder)).isTrue();
    assertThat(commitment.opens(new Opening(opening.salt(), Json.of("Ada")))).isFalse();
    assertThat(commitment.opens(new Opening(new byte[32], opening.value()))).isFalse();
    assertThat(Opening.of(opening.value()).commitment()).isNotEqualTo(commitment);
  }

  @Test
  void itsBytesAreTwoThenTheSaltThenTheCanonicalValue() {
    var bytes = new byte[33 + 3];
    bytes[0] = 2;
    bytes[33] = '"';
    bytes[34] = 'x';
    bytes[35] = '"';

    assertThat(new Opening(new byte[32], Json.of("x")).commitment().hash())
        .isEqualTo(Hash.sha256(bytes));
    assertThatThrownBy(() -> new Opening(new byte[16], Json.of("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
