package org.candor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTests {

  @Test
  void leavesAndRootsAreThoseOfCertificateTransparency() {
    var vectors = Vectors.json(Vectors.path("rfc6962-proofs/tree-vectors.json"));
    var roots = Vectors.strings(vectors, "roots_by_size");
    var frontier = Frontier.EMPTY;

    assertThat(frontier.root()).isEqualTo(Hash.ofHex(roots.getFirst()));
    var inputs = Vectors.strings(vectors, "leaf_inputs_hex");
    assertThat(inputs).hasSize(8);
    for (int i = 0; i < inputs.size(); i++) {
      var leaf = Merkle.leaf(HexFormat.of().parseHex(inputs.get(i)));
      assertThat(leaf.hex()).isEqualTo(Vectors.strings(vectors, "leaf_hashes").get(i));
      frontier = frontier.append(leaf);
      assertThat(frontier.root().hex()).isEqualTo(roots.get(i + 1));
    }
  }

  @Test
  void aFrontierIsKeptInBytesAndGrowsOn() {
    var frontier = Frontier.EMPTY;
    for (int i = 0; i < 300; i++) {
      var kept = Frontier.fromBytes(frontier.toBytes());
      assertThat(kept).isEqualTo(frontier).hasSameHashCodeAs(frontier);
      assertThat(kept.size()).isEqualTo(i);
      frontier = kept.append(Merkle.leaf(new byte[] {(byte) i, (byte) (i >> 8)}));
    }
    var bytes = frontier.toBytes();
    assertThat(bytes).hasSize(8 + 4 * 32);
    assertThatThrownBy(() -> Frontier.fromBytes(Arrays.copyOf(bytes, bytes.length - 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Frontier.fromBytes(new byte[7]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHashHasThirtyTwoBytesAndOneSpelling() {
    assertThatThrownBy(() -> Hash.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hash.of(new byte[33])).isInstanceOf(IllegalArgumentException.class);
    for (var strayBitsOrPadding : List.of("AB==", "AAB=", "AA", "AA=", "AA==\n")) {
      assertThatThrownBy(() -> StrictBase64.decode(strayBitsOrPadding))
          .isInstanceOf(IllegalArgumentException.class);
    }
    var hash = Hash.sha256(new byte[] {1});
    assertThat(Hash.ofHex(hash.hex())).isEqualTo(Hash.ofBase64(hash.base64())).isEqualTo(hash);
  }
}
