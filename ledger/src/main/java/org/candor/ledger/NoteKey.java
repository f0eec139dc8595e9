package org.candor.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A named Ed25519 key that signs notes. Its text is a secret. C2SP signed-note; RFC 8032. */
public final class NoteKey {

  private static final String PREFIX = "PRIVATE+KEY+";

  private final byte[] seed;
  private final PrivateKey privateKey;
  private final NoteVerifier verifier;

  private NoteKey(String name, byte[] seed) {
    this.seed = seed;
    try {
      var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed);
      privateKey = KeyFactory.getInstance("Ed25519").generatePrivate(spec);
      verifier = new NoteVerifier(name, publicKeyOf(seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform since 15 has Ed25519", e);
    }
  }

  /** A new key. The name is best the checkpoint's origin: a host and path without a scheme. */
  public static NoteKey generate(String name) {
    if (!SignedNote.isName(name)) {
      throw new IllegalArgumentException("A key's name has no spaces and no plus sign");
    }
    var seed = new byte[NoteVerifier.KEY_LENGTH];
    new SecureRandom().nextBytes(seed);
    return new NoteKey(name, seed);
  }

  /**
   * Reads {@code PRIVATE+KEY+name+id+seed}.
   *
   * @throws IllegalArgumentException when it is not the text of an Ed25519 key; the message does
   *     not show the text
   */
  public static NoteKey parse(String text) {
    var parts = text.startsWith(PREFIX) ? text.substring(PREFIX.length()).split("\\+", 3) : null;
    if (parts == null || parts.length != 3 || !SignedNote.isName(parts[0])) {
      throw new IllegalArgumentException("Not a signer key");
    }
    var typed = StrictBase64.decode(parts[2]);
    if (typed.length != 1 + NoteVerifier.KEY_LENGTH || typed[0] != NoteVerifier.ED25519) {
      throw new IllegalArgumentException("Not an Ed25519 signer key");
    }
    var key = new NoteKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
    if (!NoteVerifier.idText(key.verifier.id()).equals(parts[1])) {
      throw new IllegalArgumentException("The signer key's id does not belong to it");
    }
    return key;
  }

  public NoteVerifier verifier() {
    return verifier;
  }

  /** The secret itself, to be kept where only the signer reads it. */
  public String secretText() {
    var typed = ByteBuffer.allocate(1 + seed.length).put(NoteVerifier.ED25519).put(seed).array();
    var id = NoteVerifier.idText(verifier.id());
    return PREFIX + verifier.name() + "+" + id + "+" + Base64.getEncoder().encodeToString(typed);
  }

  byte[] sign(String text) {
    try {
      var ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(privateKey);
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Ed25519 signs any text", e);
    }
  }

  /** The JDK derives a public key only while generating: so it generates, and draws our seed. */
  private static byte[] publicKeyOf(byte[] seed) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
    var point = ((EdECPublicKey) generator.generateKeyPair().getPublic()).getPoint();
    var y = point.getY().toByteArray();
    var key = new byte[NoteVerifier.KEY_LENGTH];
    for (int i = 0; i < Math.min(y.length, key.length); i++) {
      key[i] = y[y.length - 1 - i];
    }
    if (point.isXOdd()) {
      key[key.length - 1] |= (byte) 0x80;
    }
    return key;
  }

  private static final class Drawn extends SecureRandom {
    private static final long serialVersionUID = 1;
    private final byte[] seed;

    private Drawn(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      if (bytes.length != seed.length) {
        throw new IllegalStateException("The JDK draws " + bytes.length + " bytes for a key");
      }
      System.arraycopy(seed, 0, bytes, 0, seed.length);
    }
  }

  @Override
  public String toString() {
    return "NoteKey[" + verifier + "]";
  }
}
