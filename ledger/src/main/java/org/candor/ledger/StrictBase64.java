package org.candor.ledger;

import java.util.Base64;

/**
 * Base64 in its one canonical spelling, so that no bit of a signed text can change unseen. RFC
 * 4648.
 */
final class StrictBase64 {

  private StrictBase64() {}

  /**
   * @throws IllegalArgumentException also for missing padding and for stray bits in the last digit
   */
  static byte[] decode(String text) {
    var bytes = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("Base64 that is not canonical");
    }
    return bytes;
  }
}
