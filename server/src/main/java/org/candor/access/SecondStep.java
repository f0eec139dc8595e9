package org.candor.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.candor.kernel.PersonId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A six-digit code from an app, each good once, with half a minute of clock error either way. RFC
 * 6238, 5.2.
 */
@Component
class SecondStep {

  private static final Logger LOG = LoggerFactory.getLogger(SecondStep.class);
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
  private static final int CODES = 10;
  private static final int CODE_BYTES = 10;

  private final Totps totps;
  private final BackupCodes backupCodes;
  private final CredentialBook credentials;
  private final Installation installation;
  private final Clock clock;

  SecondStep(
      Totps totps,
      BackupCodes backupCodes,
      CredentialBook credentials,
      Installation installation,
      Clock clock) {
    this.credentials = credentials;
    this.backupCodes = backupCodes;
    this.totps = totps;
    this.installation = installation;
    this.clock = clock;
  }

  boolean isSetUp(PersonId person) {
    return installation.read(null, () -> totps.isConfirmed(person));
  }

  /** The secret to put into the app: the one already shown, until a code confirms it. */
  byte[] proposal(PersonId person) {
    return installation.write(
        null,
        () ->
            totps
                .proposed(person)
                .orElseGet(
                    () -> {
                      var secret = Secrets.bytes(20);
                      totps.propose(person, secret);
                      return secret;
                    }));
  }

  /** Whether the app knows the secret; from now on it is asked for. */
  boolean confirm(PersonId person, String code) {
    return installation.write(
        null,
        () -> {
          var step = totps.proposed(person).map(it -> step(it, code)).orElse(OptionalLong.empty());
          if (step.isEmpty() || !totps.spend(person, step.getAsLong())) {
            return false;
          }
          totps.confirm(person, clock.instant());
          credentials.write(person, null);
          return true;
        });
  }

  /** Whether the code is of the app, or one of the {@link #freshCodes} that was not used yet. */
  boolean verify(PersonId person, String code) {
    return installation.write(
        null,
        () -> {
          if (totps.isConfirmed(person)
              && backupCodes.spend(person, Secrets.hash(plain(code)), clock.instant())) {
            return true;
          }
          var step = totps.confirmed(person).map(it -> step(it, code)).orElse(OptionalLong.empty());
          return step.isPresent() && totps.spend(person, step.getAsLong());
        });
  }

  void remove(PersonId person) {
    installation.run(
        null,
        () -> {
          removeWithin(person);
          credentials.write(person, null);
        });
  }

  /** Within a transaction, whose ledger is told by whoever opened it. */
  void removeWithin(PersonId person) {
    totps.remove(person);
    backupCodes.remove(person);
  }

  /**
   * Ten codes for the day the app is lost; those before are worth nothing from now on. They are
   * shown once and kept nowhere. Each has 80 random bits, so that a plain hash will do. NIST SP
   * 800-63B, 3.1.2.
   */
  List<String> freshCodes(PersonId person) {
    var codes =
        Stream.generate(() -> base32(Secrets.bytes(CODE_BYTES)).toLowerCase(Locale.ROOT))
            .limit(CODES)
            .toList();
    var hashes = codes.stream().map(Secrets::hash).toList();
    installation.run(
        null,
        () -> {
          backupCodes.replace(person, hashes, clock.instant());
          credentials.write(person, null);
        });
    return codes.stream().map(it -> it.replaceAll("(.{4})(?=.)", "$1-")).toList();
  }

  int codesLeft(PersonId person) {
    return installation.read(null, () -> backupCodes.left(person));
  }

  /** What earlier versions kept plain is sealed once. */
  @EventListener
  @Order(0)
  void ready(ApplicationReadyEvent event) {
    var sealed = installation.write(null, totps::sealAll);
    if (sealed > 0) {
      LOG.info("Sealed {} second-step secrets with the installation's key.", sealed);
    }
  }

  private static String plain(String code) {
    return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
  }

  /** The step the code belongs to: the present one, the one before or the one after. */
  private OptionalLong step(byte[] secret, String code) {
    var plain = plain(code).getBytes(StandardCharsets.UTF_8);
    var key = new SecretKeySpec(secret, codes.getAlgorithm());
    var now = clock.instant();
    var found = OptionalLong.empty();
    for (var drift = -1; drift <= 1; drift++) {
      var moment = now.plus(codes.getTimeStep().multipliedBy(drift));
      if (MessageDigest.isEqual(code(key, moment).getBytes(StandardCharsets.UTF_8), plain)) {
        found = OptionalLong.of(moment.getEpochSecond() / codes.getTimeStep().toSeconds());
      }
    }
    return found;
  }

  private String code(SecretKeySpec key, java.time.Instant moment) {
    try {
      return codes.generateOneTimePasswordString(key, moment, Locale.ROOT);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  static String base32(byte[] bytes) {
    var text = new StringBuilder();
    long buffer = 0;
    var bits = 0;
    for (var b : bytes) {
      buffer = buffer << 8 | (b & 0xff);
      for (bits += 8; bits >= 5; bits -= 5) {
        text.append(BASE32.charAt((int) (buffer >> (bits - 5)) & 31));
      }
    }
    return text.toString();
  }

  /** What the app reads from the picture. */
  static String uri(byte[] secret, String account) {
    var label = URLEncoder.encode("Candor:" + account, StandardCharsets.UTF_8).replace("+", "%20");
    return "otpauth://totp/%s?secret=%s&issuer=Candor".formatted(label, base32(secret));
  }
}
