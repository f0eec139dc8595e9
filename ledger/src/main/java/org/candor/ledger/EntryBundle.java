package org.candor.ledger;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Up to 256 entries behind one another, each after its length in two octets. C2SP tlog-tiles. */
final class EntryBundle {

  static final int MAX_ENTRY = 0xffff;
  static final long MAX_LENGTH = TilePath.FULL * (2L + MAX_ENTRY);

  @FunctionalInterface
  private interface Entry {
    void at(int from, int length);
  }

  private EntryBundle() {}

  static void add(ByteArrayOutputStream bundle, byte[] entry) {
    bundle.write(entry.length >> 8);
    bundle.write(entry.length);
    bundle.writeBytes(entry);
  }

  /**
   * The leaf hash of each entry.
   *
   * @throws IllegalArgumentException when these are not exactly so many entries
   */
  static List<Hash> leaves(byte[] bundle, int width) {
    var leaves = new ArrayList<Hash>(width);
    each(bundle, width, (from, length) -> leaves.add(Merkle.leaf(bundle, from, length)));
    return leaves;
  }

  static List<byte[]> entries(byte[] bundle, int width) {
    var entries = new ArrayList<byte[]>(width);
    each(
        bundle,
        width,
        (from, length) -> entries.add(Arrays.copyOfRange(bundle, from, from + length)));
    return entries;
  }

  private static void each(byte[] bundle, int width, Entry entry) {
    int at = 0;
    for (int i = 0; i < width; i++) {
      int start = at + 2;
      int length = start > bundle.length ? 0 : (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
      if (start + length > bundle.length) {
        throw new IllegalArgumentException("entry " + i + " is cut off");
      }
      entry.at(start, length);
      at = start + length;
    }
    if (at != bundle.length) {
      throw new IllegalArgumentException("more than " + width + " entries");
    }
  }
}
