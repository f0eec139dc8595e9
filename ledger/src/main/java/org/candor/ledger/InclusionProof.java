package org.candor.ledger;

import java.util.ArrayList;
import java.util.List;

/** That one leaf stands at this place of a tree of this size. RFC 9162 section 2.1.3. */
public record InclusionProof(long index, long size, List<Hash> path) {

  public InclusionProof {
    path = List.copyOf(path);
  }

  /**
   * @throws IllegalArgumentException when the tree has no such leaf
   */
  public static InclusionProof of(long index, long size, HashReader hashes) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("A tree of " + size + " has no leaf " + index);
    }
    var path = new ArrayList<Hash>();
    long from = 0;
    long to = size;
    while (to - from > 1) {
      long middle = from + Subtree.split(to - from);
      if (index < middle) {
        path.addFirst(Subtree.root(hashes, middle, to));
        to = middle;
      } else {
        path.addFirst(Subtree.root(hashes, from, middle));
        from = middle;
      }
    }
    return new InclusionProof(index, size, path);
  }

  /** Whether the path leads from the leaf to the root, with nothing left over. */
  public boolean proves(Hash leaf, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long node = index;
    long last = size - 1;
    var hash = leaf;
    for (var sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = Merkle.node(sibling, hash);
        int up = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= up;
        last >>= up;
      } else {
        hash = Merkle.node(hash, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }
}
