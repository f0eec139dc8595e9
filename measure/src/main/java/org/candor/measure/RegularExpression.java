package org.candor.measure;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A form of text in the syntax of RE2, which reads a text once whatever the pattern says: no
 * pattern takes longer than pattern times text. It has no look-around and no references back.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">Syntax</a>
 */
public final class RegularExpression {

  private static final int LONGEST = 1_000;

  private final Pattern pattern;

  private RegularExpression(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * @throws Unmeasurable where that is none, saying what is wrong with it
   */
  public static RegularExpression of(String text) {
    if (text.length() > LONGEST) {
      throw new Unmeasurable("A regular expression has %,d letters at most.".formatted(LONGEST));
    }
    try {
      return new RegularExpression(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw new Unmeasurable(
          "'%s' is no regular expression of RE2: %s.".formatted(text, e.getDescription()), e);
    }
  }

  /** Whether the whole text has this form. */
  public boolean matches(String text) {
    return pattern.matches(text);
  }
}
