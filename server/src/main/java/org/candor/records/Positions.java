package org.candor.records;

import java.util.BitSet;

/** Ledger positions at which versions of records began: what a search found. */
public final class Positions {

  public static final Positions NONE = new Positions();

  private final BitSet bits = new BitSet();

  Positions() {}

  void add(long position) {
    bits.set(Math.toIntExact(position - 1));
  }

  public boolean isEmpty() {
    return bits.isEmpty();
  }

  public int count() {
    return bits.cardinality();
  }

  /** The highest of them, 0 if there is none. */
  public int last() {
    return bits.length();
  }

  /** In order. */
  public Long[] all() {
    return bits.stream().mapToObj(it -> it + 1L).toArray(Long[]::new);
  }

  /** A bit for each position from 1 on, as PostgreSQL's {@code get_bit} reads them. */
  public byte[] bits() {
    return bits.toByteArray();
  }
}
