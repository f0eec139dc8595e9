package org.candor.readiness;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Short random ids that tie a failed rule on a page to the line in the log. */
final class Failures {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Failures() {}

  static String next() {
    var bytes = new byte[6];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
