package org.candor.ledger;

/** Halves of a UTF-16 pair, which are no character when alone. Unicode D71. */
final class Surrogates {

  private Surrogates() {}

  /** The index of the first half without its other half, or -1. */
  static int firstLone(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (!pair) {
        return i;
      }
      i++;
    }
    return -1;
  }
}
