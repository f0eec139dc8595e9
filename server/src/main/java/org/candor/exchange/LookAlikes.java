package org.candor.exchange;

import static java.lang.Character.UnicodeScript.LATIN;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Finds letters in the keys of a file that only look Latin: of two keys that a person reads as one,
 * each makes a record of its own. They are shown and stay, since a key is what its owner says it
 * is.
 *
 * <p>A word is suspected where it mixes scripts, or where all its letters could be Latin ones and
 * the file writes its keys in Latin and in nothing else. Letters as in Unicode Technical Standard
 * 39, of Cyrillic and Greek.
 */
final class LookAlikes {

  private static final int SHOWN = 3;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final String CYRILLIC = "АВЕЅІЈКМНОРСТУХаеорсухѕіјһԁԛԝ";
  private static final String GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
  private static final String LATINS = "ABESIJKMHOPCTYXaeopcyxsijhdqw" + "ABEZHIKMNOPTYXo";
  private static final Map<Integer, Integer> ALIKE = alike();

  private boolean latin;
  private boolean others;

  /**
   * @param columns in which the keys stand: how a file calls them tells how it writes
   */
  LookAlikes(List<String> columns) {
    columns.forEach(this::learn);
  }

  /** What is to be said about a key; null where nothing is. Remembers how it is written. */
  @Nullable Phrase in(String key) {
    learn(key);
    var strange =
        WORD.matcher(key)
            .results()
            .map(MatchResult::group)
            .filter(this::suspected)
            .flatMap(it -> it.codePoints().filter(ALIKE::containsKey).boxed())
            .distinct()
            .limit(SHOWN)
            .map(it -> Character.toString(it) + " (" + Character.getName(it) + ")")
            .collect(Collectors.joining(", "));
    return strange.isEmpty()
        ? null
        : Phrase.of("exchange.finding.key.letters", strange, Spelling.brief(latin(key)));
  }

  private boolean suspected(String word) {
    var alike = word.codePoints().anyMatch(ALIKE::containsKey);
    return alike && (has(word, true) || latin && !others && !evident(word));
  }

  private void learn(String text) {
    WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .forEach(
            it -> {
              latin |= has(it, true);
              others |= evident(it) && !has(it, true);
            });
  }

  /** Whether a word has letters of another script that look like no Latin ones. */
  private static boolean evident(String word) {
    return word.codePoints().filter(it -> !ALIKE.containsKey(it)).anyMatch(it -> is(it, false));
  }

  private static boolean has(String word, boolean ofLatin) {
    return word.codePoints().anyMatch(it -> is(it, ofLatin));
  }

  private static boolean is(int letter, boolean ofLatin) {
    return Character.isLetter(letter) && (UnicodeScript.of(letter) == LATIN) == ofLatin;
  }

  /** As a reader would write it. */
  private static String latin(String key) {
    var text = new StringBuilder();
    key.codePoints().forEach(it -> text.appendCodePoint(ALIKE.getOrDefault(it, it)));
    return text.toString();
  }

  private static Map<Integer, Integer> alike() {
    var strange = (CYRILLIC + GREEK).codePoints().toArray();
    var latins = LATINS.codePoints().toArray();
    var alike = new java.util.HashMap<Integer, Integer>();
    for (int i = 0; i < strange.length; i++) {
      alike.put(strange[i], latins[i]);
    }
    return Map.copyOf(alike);
  }
}
