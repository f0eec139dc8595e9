package org.candor.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of a {@link NoteKey}: who signs, and how to tell. C2SP signed-note; RFC 8032. */
public final class NoteVerifier {

  static final int KEY_LENGTH = 32;
  static final byte ED25519 = 1;

  /** SubjectPublicKeyInfo of Ed25519 up to the key itself. RFC 8410. */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte[] key;
  private final int id;
  private final PublicKey publicKey;

  NoteVerifier(String name, byte[] key) {
    this.name = name;
    this.key = key;
    this.id = idOf(name, key);
    this.publicKey = publicKey(key);
  }

  /**
   * Reads {@code name+id+key}.
   *
   * @throws IllegalArgumentException when it is not the text of an Ed25519 verifier
   */
  public static NoteVerifier parse(String text) {
    var parts = text.split("\\+", 3);
    if (parts.length != 3 || !SignedNote.isName(parts[0])) {
      throw new IllegalArgumentException("Not a verifier key");
    }
    var typed = StrictBase64.decode(parts[2]);
    if (typed.length != 1 + KEY_LENGTH || typed[0] != ED25519) {
      throw new IllegalArgumentException("Not an Ed25519 verifier key");
    }
    var verifier = new NoteVerifier(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!idText(verifier.id).equals(parts[1])) {
      throw new IllegalArgumentException("The verifier key's id does not belong to it");
    }
    return verifier;
  }

  public String name() {
    return name;
  }

  /** The text that tells others whom to trust: {@code name+id+key}. */
  public String text() {
    var typed = ByteBuffer.allocate(1 + KEY_LENGTH).put(ED25519).put(key).array();
    return name + "+" + idText(id) + "+" + Base64.getEncoder().encodeToString(typed);
  }

  int id() {
    return id;
  }

  boolean verifies(String text, byte[] signature) {
    try {
      var ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(publicKey);
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      return ed25519.verify(signature);
    } catch (GeneralSecurityException notASignature) {
      return false;
    }
  }

  static int idOf(String name, byte[] key) {
    var hash =
        Sha256.get()
            .add(name.getBytes(StandardCharsets.UTF_8))
            .add('\n')
            .add(ED25519)
            .add(key)
            .done();
    return ByteBuffer.wrap(hash.raw()).getInt();
  }

  static String idText(int id) {
    return HexFormat.of().toHexDigits(id);
  }

  private static PublicKey publicKey(byte[] key) {
    var encoded = ByteBuffer.allocate(X509_PREFIX.length + KEY_LENGTH).put(X509_PREFIX).put(key);
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(encoded.array()));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("Not an Ed25519 public key", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteVerifier verifier
        && name.equals(verifier.name)
        && Arrays.equals(key, verifier.key);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + id;
  }

  @Override
  public String toString() {
    return text();
  }
}
