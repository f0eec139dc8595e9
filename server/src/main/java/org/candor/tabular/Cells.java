package org.candor.tabular;

import java.util.List;
import java.util.regex.Pattern;
import org.candor.tabular.Problem.Code;
import org.candor.tabular.Source.Fault;
import org.candor.tabular.Unreadable.Reason;
import org.jspecify.annotations.Nullable;

/** What is done to every cell, whichever format it comes from. */
final class Cells {
  private static final int EXCERPT = 60;

  /** Where an undecodable byte stood: half a character, which no decoder yields otherwise. */
  static final char UNDECODABLE = '\uDCFF';

  private static final Pattern VALUE = Pattern.compile("[-+]?[\\d.,:/-]{1,30}");

  private static final Pattern UNFIT = Pattern.compile("[\\x00\\p{Cs}]");

  private Cells() {}

  /** Without outer blanks and line breaks; null when nothing is left. */
  static @Nullable String trimmed(CharSequence text) {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.charAt(from))) {
      from++;
    }
    while (to > from && blank(text.charAt(to - 1))) {
      to--;
    }
    return from == to ? null : text.subSequence(from, to).toString();
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\u00A0' || c == '\uFEFF' || Character.isWhitespace(c);
  }

  /** Refuses a first row that holds values where names should stand. */
  static List<@Nullable String> requireNames(List<@Nullable String> header) {
    boolean values =
        header.stream().allMatch(text -> text == null || VALUE.matcher(text).matches());
    if (values) {
      throw new Unreadable(Reason.NO_HEADER, "tabular.header.numbers");
    }
    return header;
  }

  /** What makes a text unfit to keep, or null. */
  static @Nullable Fault fault(int column, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return new Fault(column, Code.NUL, Sentence.of("tabular.cell.nul"), excerpt(text));
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return half(column, c, text);
      }
    }
    return null;
  }

  private static Fault half(int column, char c, String text) {
    return c == UNDECODABLE
        ? new Fault(column, Code.UNDECODABLE, Sentence.of("tabular.cell.bytes"), excerpt(text))
        : new Fault(column, Code.LONE_SURROGATE, Sentence.of("tabular.cell.half"), excerpt(text));
  }

  static Fault tooLong(int column, int limit, CharSequence text) {
    return new Fault(
        column, Code.CELL_TOO_LONG, Sentence.of("tabular.cell.long", limit), excerpt(text));
  }

  /** With the replacement character where half a character stood. */
  static String mended(String text) {
    return fault(0, text) == null ? text : UNFIT.matcher(text).replaceAll("\uFFFD");
  }

  /** The beginning of a text, free of what could not be shown or stored. */
  static String excerpt(CharSequence text) {
    var shown = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), EXCERPT); i++) {
      char c = text.charAt(i);
      shown.append(Character.isSurrogate(c) ? '\uFFFD' : Character.isISOControl(c) ? ' ' : c);
    }
    return text.length() > EXCERPT ? shown.append('…').toString() : shown.toString();
  }
}
