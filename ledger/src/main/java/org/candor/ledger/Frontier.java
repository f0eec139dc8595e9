package org.candor.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a Merkle tree: the roots of its complete subtrees, largest first. Enough to
 * append for ever and to know the root, at 32 bytes per set bit of the size. RFC 9162 section 2.1.
 */
public final class Frontier {

  public static final Frontier EMPTY = new Frontier(0, List.of());

  private final long size;
  private final List<Hash> peaks;

  private Frontier(long size, List<Hash> peaks) {
    this.size = size;
    this.peaks = peaks;
  }

  public long size() {
    return size;
  }

  public Frontier append(Hash leaf) {
    var grown = new ArrayList<>(peaks);
    var peak = leaf;
    for (long rest = size; (rest & 1) == 1; rest >>= 1) {
      peak = Merkle.node(grown.removeLast(), peak);
    }
    grown.add(peak);
    return new Frontier(Math.addExact(size, 1), List.copyOf(grown));
  }

  public Hash root() {
    if (peaks.isEmpty()) {
      return Merkle.EMPTY;
    }
    var root = peaks.getLast();
    for (int i = peaks.size() - 2; i >= 0; i--) {
      root = Merkle.node(peaks.get(i), root);
    }
    return root;
  }

  /** The size in eight octets, then the peaks. */
  public byte[] toBytes() {
    var bytes = ByteBuffer.allocate(Long.BYTES + peaks.size() * Hash.LENGTH).putLong(size);
    peaks.forEach(peak -> bytes.put(peak.raw()));
    return bytes.array();
  }

  /**
   * @throws IllegalArgumentException when the bytes do not hold exactly the peaks of their size
   */
  public static Frontier fromBytes(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    long size = in.remaining() < Long.BYTES ? -1 : in.getLong();
    if (size < 0 || in.remaining() != Long.bitCount(size) * Hash.LENGTH) {
      throw new IllegalArgumentException("Not a frontier: " + bytes.length + " bytes");
    }
    var peaks = new ArrayList<Hash>();
    while (in.hasRemaining()) {
      var peak = new byte[Hash.LENGTH];
      in.get(peak);
      peaks.add(Hash.of(peak));
    }
    return new Frontier(size, List.copyOf(peaks));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Frontier frontier
        && size == frontier.size
        && peaks.equals(frontier.peaks);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(size) * 31 + peaks.hashCode();
  }

  @Override
  public String toString() {
    return "Frontier[size=" + size + ", root=" + root() + "]";
  }
}
