package org.candor.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** One digest per thread: asking the provider for each leaf costs more than hashing it. */
final class Sha256 {

  private static final ThreadLocal<Sha256> OF_THREAD = ThreadLocal.withInitial(Sha256::new);

  private final MessageDigest digest;

  private Sha256() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  static Sha256 get() {
    var sha = OF_THREAD.get();
    sha.digest.reset();
    return sha;
  }

  Sha256 add(int octet) {
    digest.update((byte) octet);
    return this;
  }

  Sha256 add(byte[] data) {
    digest.update(data);
    return this;
  }

  Sha256 add(byte[] data, int from, int length) {
    digest.update(data, from, length);
    return this;
  }

  Hash done() {
    return Hash.of(digest.digest(), 0);
  }
}
