package org.candor.ledger;

import java.util.ArrayList;
import java.util.List;

/** That a tree is an earlier tree with leaves added behind. RFC 9162 section 2.1.4. */
public record ConsistencyProof(long from, long to, List<Hash> path) {

  public ConsistencyProof {
    path = List.copyOf(path);
  }

  /**
   * @throws IllegalArgumentException when the earlier size is the larger, or either is negative
   */
  public static ConsistencyProof of(long from, long to, HashReader hashes) {
    if (from < 0 || from > to) {
      throw new IllegalArgumentException("No tree of " + to + " continues one of " + from);
    }
    var path = new ArrayList<Hash>();
    if (from == 0 || from == to) {
      return new ConsistencyProof(from, to, path);
    }
    long left = 0;
    long right = to;
    while (right != from) {
      long middle = left + Subtree.split(right - left);
      if (from <= middle) {
        path.addFirst(Subtree.root(hashes, middle, right));
        right = middle;
      } else {
        path.addFirst(Subtree.root(hashes, left, middle));
        left = middle;
      }
    }
    if (left > 0) {
      path.addFirst(Subtree.root(hashes, left, right));
    }
    return new ConsistencyProof(from, to, path);
  }

  /**
   * Whether the path leads to both roots. Size 0 says that there was no earlier tree: nothing
   * follows from it about a later root, so it proves none but the empty one.
   */
  public boolean proves(Hash earlier, Hash later) {
    if (from < 0 || from > to) {
      return false;
    }
    if (from == to) {
      return path.isEmpty() && earlier.equals(later) && (to > 0 || later.equals(Merkle.EMPTY));
    }
    if (from == 0 || path.isEmpty()) {
      return false;
    }
    boolean complete = Long.bitCount(from) == 1;
    var seed = complete ? earlier : path.getFirst();
    return climb(seed, path.subList(complete ? 0 : 1, path.size()), earlier, later);
  }

  private boolean climb(Hash seed, List<Hash> rest, Hash earlier, Hash later) {
    int up = Long.numberOfTrailingZeros(from);
    long node = (from - 1) >> up;
    long last = (to - 1) >> up;
    var first = seed;
    var second = seed;
    for (var sibling : rest) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        first = Merkle.node(sibling, first);
        second = Merkle.node(sibling, second);
        int skip = (node & 1) == 1 ? 0 : Long.numberOfTrailingZeros(node);
        node >>= skip;
        last >>= skip;
      } else {
        second = Merkle.node(second, sibling);
      }
      node >>= 1;
      last >>= 1;
    }
    return last == 0 && first.equals(earlier) && second.equals(later);
  }
}
