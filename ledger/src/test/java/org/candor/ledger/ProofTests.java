package org.candor.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.candor.ledger.Json.JsonBool;
import org.candor.ledger.Json.JsonObject;
import org.junit.jupiter.api.Test;

class ProofTests {

  @Test
  void everyPublishedInclusionProofIsJudgedAsPublished() {
    var files = Vectors.filesUnder("rfc6962-proofs/inclusion");

    assertThat(files).hasSize(98).allSatisfy(file -> judge(file, ProofTests::includes));
  }

  @Test
  void everyPublishedConsistencyProofIsJudgedAsPublished() {
    var files = Vectors.filesUnder("rfc6962-proofs/consistency");

    assertThat(files).hasSize(98).allSatisfy(file -> judge(file, ProofTests::isConsistent));
  }

  @Test
  void proofsOfAllSizesUpToSeventyProveAndNoOthersDo() {
    var leaves = new ArrayList<Hash>();
    var roots = new ArrayList<>(List.of(Merkle.EMPTY));
    var frontier = Frontier.EMPTY;
    for (int size = 1; size <= 70; size++) {
      var leaf = Merkle.leaf(new byte[] {(byte) size});
      leaves.add(leaf);
      frontier = frontier.append(leaf);
      roots.add(frontier.root());
    }
    var hashes = reader(leaves);
    for (int size = 0; size <= 70; size++) {
      assertThat(hashes.root(size)).isEqualTo(roots.get(size));
      for (int index = 0; index < size; index++) {
        var proof = InclusionProof.of(index, size, hashes);
        assertThat(proof.proves(leaves.get(index), roots.get(size))).isTrue();
        assertThat(proof.proves(leaves.get((index + 1) % 70), roots.get(size))).isFalse();
      }
      for (int from = 0; from <= size; from++) {
        var proof = ConsistencyProof.of(from, size, hashes);
        assertThat(proof.proves(roots.get(from), roots.get(size))).isEqualTo(from > 0 || size == 0);
        assertThat(proof.proves(Merkle.leaf(new byte[0]), roots.get(size))).isFalse();
        assertThat(proof.proves(roots.get(from), Merkle.leaf(new byte[0]))).isFalse();
      }
    }
  }

  @Test
  void noProofIsMadeOfALeafOrTreeThatIsNotThere() {
    HashReader none = (level, index) -> Merkle.EMPTY;
    assertThatThrownBy(() -> InclusionProof.of(3, 3, none))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ConsistencyProof.of(4, 3, none))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static HashReader reader(List<Hash> leaves) {
    return new HashReader() {
      @Override
      public Hash read(int level, long index) {
        return level == 0
            ? leaves.get((int) index)
            : Merkle.node(read(level - 1, index * 2), read(level - 1, index * 2 + 1));
      }
    };
  }

  private static void judge(Path file, Predicate<JsonObject> verifier) {
    // The vectors write -1 as Go's unsigned 64 bits, which no double holds.
    var text = Vectors.text(file).replace("18446744073709551615", "-1");
    var vector = (JsonObject) Json.parse(text);
    boolean refused = ((JsonBool) vector.get("wantErr")).value();
    assertThat(verifier.test(vector)).as(file.toString()).isEqualTo(!refused);
  }

  private static boolean includes(JsonObject vector) {
    try {
      return new InclusionProof(
              Vectors.number(vector, "leafIdx"), Vectors.number(vector, "treeSize"), path(vector))
          .proves(hash(vector, "leafHash"), hash(vector, "root"));
    } catch (IllegalArgumentException notThirtyTwoBytes) {
      return false;
    }
  }

  private static boolean isConsistent(JsonObject vector) {
    try {
      return new ConsistencyProof(
              Vectors.number(vector, "size1"), Vectors.number(vector, "size2"), path(vector))
          .proves(hash(vector, "root1"), hash(vector, "root2"));
    } catch (IllegalArgumentException notThirtyTwoBytes) {
      return false;
    }
  }

  /** Some published roots read "don't care 1": a stand-in for a hash, which they are not. */
  private static Hash hash(JsonObject vector, String name) {
    var bytes = Base64.getDecoder().decode(Vectors.string(vector, name));
    boolean standIn = new String(bytes, US_ASCII).startsWith("don't care");
    return standIn ? Hash.sha256(bytes) : Hash.of(bytes);
  }

  private static List<Hash> path(JsonObject vector) {
    return Vectors.strings(vector, "proof").stream().map(Hash::ofBase64).toList();
  }
}
