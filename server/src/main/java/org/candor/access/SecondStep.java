package org.candor.access;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;
import org.candor.kernel.PersonId;
import org.springframework.stereotype.Component;

/**
 * A six-digit code from an app, each good once, with half a minute of clock error either way. RFC
 * 6238, 5.2.
 */
@Component
class SecondStep {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final TimeBasedOneTimePasswordGenerator codes = new TimeBasedOneTimePasswordGenerator();
  private final Totps totps;
  private final Installation installation;
  private final Clock clock;

  SecondStep(Totps totps, Installation installation, Clock clock) {
    this.totps = totps;
    this.installation = installation;
    this.clock = clock;
  }

  boolean isSetUp(PersonId person) {
    return installation.read(null, () -> totps.confirmed(person)).isPresent();
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
          return true;
        });
  }

  boolean verify(PersonId person, String code) {
    return installation.write(
        null,
        () -> {
          var step = totps.confirmed(person).map(it -> step(it, code)).orElse(OptionalLong.empty());
          return step.isPresent() && totps.spend(person, step.getAsLong());
        });
  }

  void remove(PersonId person) {
    installation.run(null, () -> totps.remove(person));
  }

  /** The step the code belongs to: the present one, the one before or the one after. */
  private OptionalLong step(byte[] secret, String code) {
    var plain = code.replaceAll("[\\s-]", "").getBytes(StandardCharsets.UTF_8);
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
