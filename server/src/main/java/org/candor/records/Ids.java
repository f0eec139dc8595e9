package org.candor.records;

import java.security.SecureRandom;
import java.util.UUID;

/** Makes identifiers that sort by the time they were made: UUID version 7. RFC 9562, 5.7. */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  public static UUID next() {
    long high = System.currentTimeMillis() << 16 | 0x7000 | RANDOM.nextInt(0x1000);
    long low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
