package org.candor.exchange;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How texts of a file are compared and tidied. What they say stays what they say. */
final class Spelling {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern LINE_END = Pattern.compile("\r\n?|[\\x{0B}\\x{0C}\\x{85}\\x{2028}]");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\x{01}-\\x{08}\\x{0E}-\\x{1F}\\x{7F}\\x{200B}\\x{FEFF}]");
  private static final Pattern TRAILING = Pattern.compile("[ \\t]+(?=\n)");
  private static final Pattern GAPS = Pattern.compile("\n{3,}");
  private static final Pattern HARD = Pattern.compile("_x000D_|&(?:#13|#xD);");

  private Spelling() {}

  /** The same for texts that differ only in case, blanks, quotes and dashes. */
  static String normal(String text) {
    var folded = Normalizer.normalize(text, Form.NFKC).toLowerCase(Locale.ROOT);
    return BLANKS
        .matcher(folded.replace('’', '\'').replace('‘', '\'').replace('–', '-').replace('—', '-'))
        .replaceAll(" ")
        .strip();
  }

  /**
   * {@link #normal} without anything but letters and digits: {@code Review by} is {@code reviewBy}.
   */
  static String bare(String text) {
    return normal(text).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** Without what a spreadsheet or a web form left behind: entities, stray breaks, invisibles. */
  static String tidy(String text) {
    var plain = HARD.matcher(list(text)).replaceAll("\n").replace('\u00a0', ' ');
    plain = entities(plain);
    plain = LINE_END.matcher(plain).replaceAll("\n");
    plain = TRAILING.matcher(INVISIBLE.matcher(plain).replaceAll("")).replaceAll("");
    return GAPS.matcher(plain).replaceAll("\n\n").strip();
  }

  /** On one line, for fields that take one. */
  static String oneLine(String text) {
    return text.indexOf('\n') < 0 ? text : BLANKS.matcher(text).replaceAll(" ").strip();
  }

  /** On one line, whole unless it is longer than any spelling of an option would be. */
  static String spelling(String text) {
    var line = oneLine(text);
    return line.length() <= 400 ? line : line.substring(0, line.offsetByCodePoints(0, 300)) + "…";
  }

  static String brief(String text) {
    var line = oneLine(text);
    return line.length() <= 120 ? line : line.substring(0, line.offsetByCodePoints(0, 119)) + "…";
  }

  private static String entities(String text) {
    return text.indexOf('&') < 0
        ? text
        : text.replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&apos;", "'")
            .replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
  }

  /** {@code ["Age","Other"]}, as survey tools write several answers, is Age, Other. */
  private static String list(String text) {
    if (!text.startsWith("[\"") || !text.endsWith("\"]")) {
      return text;
    }
    try {
      return String.join(
          ", ", JSON.readTree(text).values().stream().map(JsonNode::asString).toList());
    } catch (JacksonException e) {
      return text;
    }
  }
}
