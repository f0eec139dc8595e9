package org.candor.ledger;

/** Where a Merkle tree's hashes are read from, such as the tiles of a log. RFC 9162 section 2.1. */
@FunctionalInterface
public interface HashReader {

  /**
   * The root of the complete subtree over the leaves from {@code index << level}, {@code 1 <<
   * level} of them.
   */
  Hash read(int level, long index);

  /** The root of the tree of this size. */
  default Hash root(long size) {
    return size == 0 ? Merkle.EMPTY : Subtree.root(this, 0, size);
  }
}
