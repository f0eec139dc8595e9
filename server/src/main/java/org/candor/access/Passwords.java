package org.candor.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB and two passes [1], and the few rules that make a password hard to guess
 * [2].
 *
 * <p>[1] OWASP Password Storage Cheat Sheet. [2] NIST SP 800-63B, 3.1.1.2: length, no composition
 * rules, nothing that is expected of this person.
 */
@Component
class Passwords {

  static final int SHORTEST = 12;
  static final int LONGEST = 128;
  private static final List<String> EXPECTED =
      List.of("password", "passwort", "qwerty", "123456", "letmein", "candor", "welcome");

  private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19_456, 2);
  private final String nobodys = encode(Secrets.fresh());

  final String encode(String password) {
    return String.valueOf(encoder.encode(password));
  }

  /** Takes the same time whether or not there is a password to compare with. */
  boolean matches(String password, Optional<String> hash) {
    var guess = password.length() > LONGEST ? "" : password;
    return encoder.matches(guess, hash.orElse(nobodys)) & hash.isPresent();
  }

  /** Why a password will not do; empty when it will. */
  Optional<Sentence> objection(String password, String email) {
    if (password.length() < SHORTEST) {
      return Optional.of(Sentence.of("access.password.short", SHORTEST));
    }
    if (password.length() > LONGEST) {
      return Optional.of(Sentence.of("access.password.long", LONGEST));
    }
    if (password.chars().distinct().count() < 5 || isExpected(password, email)) {
      return Optional.of(Sentence.of("access.password.easy"));
    }
    return Optional.empty();
  }

  private static boolean isExpected(String password, String email) {
    var plain = password.toLowerCase(Locale.ROOT);
    var local = Person.normal(email).replaceFirst("@.*", "");
    return (local.length() > 3 && plain.contains(local))
        || EXPECTED.stream().anyMatch(it -> plain.contains(it) && plain.length() < it.length() + 8);
  }
}
