package org.candor.records;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into the words that search knows: runs of letters, digits and marks, in lower case.
 * Scripts written without spaces give a word for each character.
 */
final class Terms {

  /** Counted up when the same text begins to give other words, so that indexes are made anew. */
  static final int VERSION = 1;

  private static final int LONGEST = 64;

  private static final Set<UnicodeScript> WITHOUT_SPACES =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private Terms() {}

  /** The different words of a text. */
  static Set<String> of(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    var found = new LinkedHashSet<String>();
    var begin = -1;
    for (var at = 0; at < lower.length(); ) {
      var c = lower.codePointAt(at);
      var alone = c >= 0x0E00 && WITHOUT_SPACES.contains(UnicodeScript.of(c));
      var inside = !alone && isOfWord(c);
      if (!inside && begin >= 0) {
        found.add(lower.substring(begin, end(lower, begin, at)));
        begin = -1;
      } else if (inside && begin < 0) {
        begin = at;
      }
      if (alone && isOfWord(c)) {
        found.add(Character.toString(c));
      }
      at += Character.charCount(c);
    }
    if (begin >= 0) {
      found.add(lower.substring(begin, end(lower, begin, lower.length())));
    }
    return found;
  }

  /** The words to look for, without those that a longer one implies. */
  static List<String> sought(String text) {
    var all = new ArrayList<>(of(text));
    return all.stream()
        .filter(it -> all.stream().noneMatch(o -> o.length() > it.length() && o.startsWith(it)))
        .toList();
  }

  /** Whether each word sought begins a word of the text. */
  static boolean match(String text, List<String> sought) {
    var words = of(text);
    return sought.stream().allMatch(it -> words.stream().anyMatch(word -> word.startsWith(it)));
  }

  static boolean isPlain(String word) {
    return word.chars().allMatch(it -> it < 0x80);
  }

  private static boolean isOfWord(int c) {
    if (c < 0x80) {
      return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }
    var type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  /** A word longer than any is cut, but never inside a character. */
  private static int end(String text, int begin, int end) {
    if (end - begin <= LONGEST) {
      return end;
    }
    var cut = begin + LONGEST;
    return Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
  }
}
