package org.candor.ledger;

/** The part of a Merkle tree over the leaves from {@code from} to before {@code to}. */
final class Subtree {

  private Subtree() {}

  /** How many leaves the left child has: the largest power of two below their number. */
  static long split(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }

  static Hash root(HashReader hashes, long from, long to) {
    long leaves = to - from;
    if (Long.bitCount(leaves) == 1) {
      int level = Long.numberOfTrailingZeros(leaves);
      return hashes.read(level, from >> level);
    }
    long middle = from + split(leaves);
    return Merkle.node(root(hashes, from, middle), root(hashes, middle, to));
  }
}
