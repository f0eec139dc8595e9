package org.candor.kernel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * A place in ISO/IEC 42001: a clause such as {@code 6.1.2} or an Annex control such as {@code
 * A.6.2.4}.
 */
public record Clause(@JsonValue String number) {

  private static final Pattern NUMBER =
      Pattern.compile("(?:[4-9]|10|[A-D]\\.\\d{1,2})(?:\\.\\d{1,2}){0,3}");

  public Clause {
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException("Not a clause of ISO/IEC 42001: " + number);
    }
  }

  public static Clause clause(String number) {
    return new Clause(number);
  }

  @Override
  public String toString() {
    return number;
  }
}
