package org.candor.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random values nobody can guess, and the hashes that are all the database keeps of them. */
final class Secrets {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String HANDLE = "abcdefghijkmnpqrstuvwxyz23456789";

  private Secrets() {}

  static byte[] bytes(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** 256 bits, safe in a URL, a header and a cookie. */
  static String fresh() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
  }

  /** A short public name: it finds a secret, and is none. */
  static String handle() {
    var text = new StringBuilder();
    for (var b : bytes(12)) {
      text.append(HANDLE.charAt(b & 31));
    }
    return text.toString();
  }

  static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean matches(String secret, byte[] hash) {
    return MessageDigest.isEqual(hash(secret), hash);
  }
}
