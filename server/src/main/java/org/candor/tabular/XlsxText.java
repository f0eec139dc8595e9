package org.candor.tabular;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Text inside a workbook: collected from runs, cut at the limit but counted to its end.
 *
 * @param length characters there were, of which {@code text} may hold fewer
 */
record XlsxText(String text, long length) {
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /** All text up to the end of the element that starts here, without phonetic hints. */
  static XlsxText until(String element, Xml xml, int limit) throws IOException {
    var text = new StringBuilder();
    long length = 0;
    int phonetic = 0;
    while (xml.next() && !xml.ends(element)) {
      phonetic += xml.starts("rPh") ? 1 : xml.ends("rPh") ? -1 : 0;
      if (xml.isText() && phonetic == 0) {
        String piece = xml.text();
        length += piece.length();
        text.append(piece, 0, Math.min(piece.length(), limit - text.length()));
      }
    }
    return new XlsxText(text.toString(), length);
  }

  boolean cut() {
    return length > text.length();
  }

  /** Characters XML cannot carry are written {@code _x000D_}. ECMA-376 part 1, 22.9.2.19. */
  static String unescaped(String text) {
    return text.contains("_x")
        ? ESCAPED
            .matcher(text)
            .replaceAll(
                m ->
                    java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(m.group(1), 16))))
        : text;
  }

  static String escaped(String text) {
    var escaped = new StringBuilder(text.length());
    var plain = text.contains("_x") ? ESCAPED.matcher(text).replaceAll("_x005F_x$1_") : text;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < plain.length()
              && Character.isLowSurrogate(plain.charAt(i + 1));
      if (pair) {
        escaped.append(c).append(plain.charAt(++i));
      } else if ((c < ' ' && c != '\n' && c != '\t') || Character.isSurrogate(c) || c >= '\uFFFE') {
        escaped.append("_x%04X_".formatted((int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
