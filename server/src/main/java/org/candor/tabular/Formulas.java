package org.candor.tabular;

/**
 * Text that a spreadsheet would run, made inert by an apostrophe in front, and back again. What
 * already looks so protected gets one more, so that taking one away always gives the original.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV Injection</a>
 */
final class Formulas {

  private Formulas() {}

  static String quoted(String text) {
    return dangerousFrom(apostrophes(text), text) ? "'" + text : text;
  }

  static String unquoted(String text) {
    int apostrophes = apostrophes(text);
    return apostrophes > 0 && dangerousFrom(apostrophes, text) ? text.substring(1) : text;
  }

  private static int apostrophes(String text) {
    int count = 0;
    while (count < text.length() && text.charAt(count) == '\'') {
      count++;
    }
    return count;
  }

  private static boolean dangerousFrom(int at, String text) {
    return at < text.length() && "=+-@\t\r".indexOf(text.charAt(at)) >= 0;
  }
}
