package org.candor.web;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Short random ids that tie the page a person sees to the line in the log. */
final class ErrorIds {

  private static final SecureRandom RANDOM = new SecureRandom();

  private ErrorIds() {}

  static String next() {
    var bytes = new byte[6];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
