package org.candor.ledger;

/**
 * The hashes of a Merkle tree: leaves and nodes are told apart by their first octet. RFC 9162
 * section 2.1.1.
 */
public final class Merkle {

  /** The root of the tree without leaves: SHA-256 of nothing. */
  public static final Hash EMPTY = Hash.sha256(new byte[0]);

  private Merkle() {}

  public static Hash leaf(byte[] data) {
    return leaf(data, 0, data.length);
  }

  static Hash leaf(byte[] data, int from, int length) {
    return Sha256.get().add(0).add(data, from, length).done();
  }

  public static Hash node(Hash left, Hash right) {
    return Sha256.get().add(1).add(left.raw()).add(right.raw()).done();
  }
}
