package org.candor.exchange;

import java.util.Arrays;
import java.util.Optional;

/** What stands between the texts of several columns that become one field. */
enum Separator {
  PARAGRAPH("\n\n"),
  LINE("\n"),
  SEMICOLON("; "),
  COMMA(", "),
  SPACE(" ");

  private final String text;

  Separator(String text) {
    this.text = text;
  }

  static String of(String name, String otherwise) {
    return Arrays.stream(values())
        .filter(it -> it.name().equals(name))
        .findFirst()
        .map(it -> it.text)
        .orElse(otherwise);
  }

  static Optional<Separator> spelled(String text) {
    return Arrays.stream(values()).filter(it -> it.text.equals(text)).findFirst();
  }
}
