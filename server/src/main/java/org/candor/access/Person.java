package org.candor.access;

import java.util.Locale;
import java.util.regex.Pattern;
import org.candor.kernel.PersonId;

/** Someone who can sign in, whichever organizations they work in. */
record Person(PersonId id, String name, String email) {

  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"(),;:]+@[^\\s@<>\"(),;:]+");

  Person {
    name = name.strip();
    if (!isName(name, 200)) {
      throw new Unfit("name", "access.name.unfit", 200);
    }
    if (!isEmail(email)) {
      throw new Unfit("email", "access.email.unfit");
    }
    email = normal(email);
  }

  /** Whether a text can be kept and shown as a name: no control characters, no half characters. */
  static boolean isName(String text, int longest) {
    return !text.isBlank()
        && text.strip().length() <= longest
        && text.codePoints()
            .map(Character::getType)
            .noneMatch(it -> it == Character.CONTROL || it == Character.SURROGATE);
  }

  static boolean isEmail(String text) {
    return text.strip().length() <= 254 && EMAIL.matcher(text.strip()).matches();
  }

  static String normal(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
