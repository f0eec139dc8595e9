package org.candor.ledger;

import java.util.Arrays;

/** Up to 256 neighbouring hashes of one level. C2SP tlog-tiles. */
final class Tile {

  private final byte[] bytes = new byte[TilePath.FULL * Hash.LENGTH];
  private int width;

  int width() {
    return width;
  }

  void add(Hash hash) {
    System.arraycopy(hash.raw(), 0, bytes, width * Hash.LENGTH, Hash.LENGTH);
    width++;
  }

  void clear() {
    width = 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, width * Hash.LENGTH);
  }

  static Tile of(byte[] bytes, int width) {
    if (bytes.length < width * Hash.LENGTH || bytes.length % Hash.LENGTH != 0) {
      throw new IllegalStateException("A tile of " + width + " has " + bytes.length + " bytes");
    }
    var tile = new Tile();
    System.arraycopy(bytes, 0, tile.bytes, 0, width * Hash.LENGTH);
    tile.width = width;
    return tile;
  }

  Hash root() {
    return root(0, width);
  }

  /** The root of the tree over the hashes from {@code from} to before {@code to}. */
  Hash root(int from, int to) {
    if (to - from == 1) {
      return Hash.of(bytes, from * Hash.LENGTH);
    }
    int middle = from + (int) Subtree.split(to - from);
    return Merkle.node(root(from, middle), root(middle, to));
  }
}
