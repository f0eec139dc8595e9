package org.candor.access;

import java.util.Locale;
import java.util.regex.Pattern;
import org.candor.kernel.PersonId;

/** Someone who can sign in, whichever organizations they work in. */
record Person(PersonId id, String name, String email) {

  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),;:]+@[^\\s@<>\"(),;:]+");

  Person {
    name = name.strip();
    if (name.isEmpty() || name.length() > 200) {
      throw new IllegalArgumentException("A name has 1 to 200 characters.");
    }
    if (!isEmail(email)) {
      throw new IllegalArgumentException("Not an e-mail address: " + email);
    }
    email = normal(email);
  }

  static boolean isEmail(String text) {
    return text.strip().length() <= 254 && EMAIL.matcher(text.strip()).matches();
  }

  static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
