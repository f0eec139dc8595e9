package org.candor.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 value: 32 bytes, never fewer. FIPS 180-4. */
public final class Hash {

  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws IllegalArgumentException when these are not 32 bytes
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("A hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  static Hash of(byte[] bytes, int from) {
    return new Hash(Arrays.copyOfRange(bytes, from, from + LENGTH));
  }

  public static Hash ofHex(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  public static Hash ofBase64(String base64) {
    return of(StrictBase64.decode(base64));
  }

  /** SHA-256 of the bytes as they are, such as a file's. */
  public static Hash sha256(byte[] data) {
    return Sha256.get().add(data).done();
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The bytes themselves, for hashing only. */
  byte[] raw() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
