package org.candor.ledger;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What opens a {@link Commitment}: the value and the salt without which the value cannot be guessed
 * from its hash. Forgetting both is lawful erasure. ISO/IEC 42001 clause 7.5.3; GDPR article 17.
 */
public final class Opening {

  static final int SALT_LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] salt;
  private final Json value;

  /**
   * @throws IllegalArgumentException when the salt is not 32 bytes
   */
  public Opening(byte[] salt, Json value) {
    if (salt.length != SALT_LENGTH) {
      throw new IllegalArgumentException("A salt has 32 bytes, not " + salt.length);
    }
    this.salt = salt.clone();
    this.value = value;
  }

  /** An opening with a salt never used before. */
  public static Opening of(Json value) {
    var salt = new byte[SALT_LENGTH];
    RANDOM.nextBytes(salt);
    return new Opening(salt, value);
  }

  public byte[] salt() {
    return salt.clone();
  }

  public Json value() {
    return value;
  }

  public Commitment commitment() {
    return Commitment.to(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Opening opening
        && Arrays.equals(salt, opening.salt)
        && value.equals(opening.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(salt) * 31 + value.hashCode();
  }
}
