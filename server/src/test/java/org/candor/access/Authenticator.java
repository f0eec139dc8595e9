package org.candor.access;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;

/** A security key made of software: one key pair on P-256. W3C Web Authentication Level 3, 6. */
final class Authenticator {

  private static final int PRESENT = 1;
  private static final int VERIFIED = 4;
  private static final int NEW_CREDENTIAL = 64;

  private final byte[] id = Secrets.bytes(16);
  private final KeyPair keys;
  private final boolean verifies;
  private int count;

  /**
   * @param verifies whether it asks for a finger or a PIN
   */
  Authenticator(boolean verifies) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    this.keys = generator.generateKeyPair();
    this.verifies = verifies;
  }

  String register(String challenge, String origin) throws GeneralSecurityException {
    var data = client("webauthn.create", challenge, origin);
    var credential = new ByteArrayOutputStream();
    credential.writeBytes(authenticatorData(NEW_CREDENTIAL));
    credential.writeBytes(new byte[16]);
    credential.writeBytes(new byte[] {0, 16});
    credential.writeBytes(id);
    credential.writeBytes(hex("a5010203262001215820"));
    credential.writeBytes(coordinate(((ECPublicKey) keys.getPublic()).getW().getAffineX()));
    credential.writeBytes(hex("225820"));
    credential.writeBytes(coordinate(((ECPublicKey) keys.getPublic()).getW().getAffineY()));
    var attestation = new ByteArrayOutputStream();
    attestation.writeBytes(hex("a363666d74646e6f6e656761747453746d74a068617574684461746158"));
    attestation.write(credential.size());
    attestation.writeBytes(credential.toByteArray());
    return """
        {"id":"%1$s","rawId":"%1$s","type":"public-key","authenticatorAttachment":"platform",
         "clientExtensionResults":{},
         "response":{"clientDataJSON":"%2$s","attestationObject":"%3$s","transports":["internal"]}}
        """
        .formatted(text(id), text(data), text(attestation.toByteArray()));
  }

  String sign(String challenge, String origin, byte[] person) throws GeneralSecurityException {
    var data = client("webauthn.get", challenge, origin);
    var authenticator = authenticatorData(0);
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(keys.getPrivate());
    signature.update(authenticator);
    signature.update(MessageDigest.getInstance("SHA-256").digest(data));
    return """
        {"id":"%1$s","rawId":"%1$s","type":"public-key","authenticatorAttachment":"platform",
         "clientExtensionResults":{},
         "response":{"clientDataJSON":"%2$s","authenticatorData":"%3$s","signature":"%4$s","userHandle":"%5$s"}}
        """
        .formatted(text(id), text(data), text(authenticator), text(signature.sign()), text(person));
  }

  private byte[] authenticatorData(int flags) throws GeneralSecurityException {
    var party = MessageDigest.getInstance("SHA-256").digest("localhost".getBytes());
    var all = flags | PRESENT | (verifies ? VERIFIED : 0);
    return ByteBuffer.allocate(37).put(party).put((byte) all).putInt(++count).array();
  }

  private static byte[] client(String type, String challenge, String origin) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, challenge, origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] coordinate(java.math.BigInteger number) {
    return hex("%064x".formatted(number));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
