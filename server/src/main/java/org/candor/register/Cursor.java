package org.candor.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended: what the last row was sorted by, and its number.
 *
 * @param key the sort key as text; null where the row had none, and those rows come last
 */
public record Cursor(@Nullable String key, int number) {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  public String text() {
    var plain = number + (key == null ? "-" : "+" + key);
    return ENCODER.encodeToString(plain.getBytes(UTF_8));
  }

  /** Null when the text is no cursor. */
  static @Nullable Cursor read(String text) {
    try {
      var plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
      var digits = plain.chars().takeWhile(it -> it >= '0' && it <= '9').count();
      if (digits == 0 || digits > 9 || digits == plain.length()) {
        return null;
      }
      var number = Integer.parseInt(plain.substring(0, (int) digits));
      var rest = plain.substring((int) digits);
      return rest.startsWith("+")
          ? new Cursor(rest.substring(1), number)
          : rest.equals("-") ? new Cursor(null, number) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
