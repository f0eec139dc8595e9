package org.candor.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals small secrets that the database has to keep and Candor has to read again, with a key that
 * lies beside the database and not in it: {@code data/keys/installation.key}, made at first use,
 * readable by its owner alone. AES-256-GCM with random nonces; NIST SP 800-38D, 8.2.2 allows 2^32
 * of them for one key.
 */
@Component
public class Vault {

  private static final byte FORMAT = 1;
  private static final int KEY = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final Path file;
  private final SecureRandom random = new SecureRandom();
  private byte @Nullable [] key;

  Vault(DataFolder folder) {
    this.file = folder.resolve("keys").resolve("installation.key");
  }

  /**
   * @param place what the secret is and whose; only there can it be opened
   */
  public byte[] seal(byte[] secret, String place) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, secret, place);
    var all = new byte[1 + NONCE + sealed.length];
    all[0] = FORMAT;
    System.arraycopy(nonce, 0, all, 1, NONCE);
    System.arraycopy(sealed, 0, all, 1 + NONCE, sealed.length);
    return all;
  }

  /** Empty where it was sealed with another key or for another place, or was changed. */
  public Optional<byte[]> open(byte[] sealed, String place) {
    if (sealed.length <= 1 + NONCE || sealed[0] != FORMAT) {
      return Optional.empty();
    }
    var nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
    var rest = Arrays.copyOfRange(sealed, 1 + NONCE, sealed.length);
    try {
      return Optional.of(crypt(Cipher.DECRYPT_MODE, nonce, rest, place));
    } catch (DoesNotOpen _) {
      return Optional.empty();
    }
  }

  /** Names the key without giving it away. */
  public String keyName() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(key());
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** The key as text, for a backup. */
  public String keyText() {
    return Base64.getEncoder().encodeToString(key());
  }

  /**
   * Takes the key of a backup in the place of its own.
   *
   * @throws IllegalArgumentException if the text is no key
   */
  public synchronized void adopt(String text) throws IOException {
    var other = Base64.getDecoder().decode(text.strip());
    if (other.length != KEY) {
      throw new IllegalArgumentException("Not the key of an installation");
    }
    write(other);
    key = other;
  }

  private static final class DoesNotOpen extends RuntimeException {
    private static final long serialVersionUID = 1;

    DoesNotOpen(GeneralSecurityException cause) {
      super(cause);
    }
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] text, String place) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new DoesNotOpen(e);
    }
  }

  private synchronized byte[] key() {
    if (key == null) {
      key = readOrMake();
    }
    return key;
  }

  private byte[] readOrMake() {
    try {
      if (Files.exists(file)) {
        return Base64.getDecoder().decode(Files.readString(file).strip());
      }
      var fresh = new byte[KEY];
      random.nextBytes(fresh);
      write(fresh);
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read or write the key " + file, e);
    }
  }

  private void write(byte[] it) throws IOException {
    Files.createDirectories(file.getParent());
    Passwords.writeSecret(file, Base64.getEncoder().encodeToString(it) + "\n");
  }
}
