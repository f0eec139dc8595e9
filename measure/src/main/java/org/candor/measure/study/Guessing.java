package org.candor.measure.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.candor.measure.Categories;
import org.candor.measure.Column;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Expression;
import org.candor.measure.study.Guess.Candidate;
import org.candor.measure.study.Guess.Role;
import org.candor.measure.study.Guess.Strength;
import org.jspecify.annotations.Nullable;

/** The rules of {@link Guess}: for each role, what of a name and of its values speaks for it. */
final class Guessing {

  /** Points from which on name and content agree. */
  private static final int LIKELY = 5;

  private static final int MOST_GROUPS = 100;
  private static final int FEW_GROUPS = 20;
  private static final int LEVELS = 10;
  private static final int LEAST_FOR_A_KEY = 30;
  private static final int FEW_UNNAMED_SCORES = 2;

  private final List<Seen> columns;

  Guessing(List<ColumnProfile> columns, Map<String, Categories> values) {
    this.columns = columns.stream().map(it -> Seen.of(it, values.get(it.column()))).toList();
  }

  /**
   * A column as far as it is known.
   *
   * @param values all of them; empty where there are too many to know
   */
  private record Seen(ColumnProfile profile, Column.Kind kind, List<String> values) {

    static Seen of(ColumnProfile profile, @Nullable Categories counted) {
      var kind = Column.of(profile.column(), profile.type()).kind();
      var min = profile.min();
      var max = profile.max();
      if (counted != null) {
        return new Seen(profile, kind, List.copyOf(counted.counts().keySet()));
      }
      boolean ends = profile.distinct() == 2 && min != null && max != null;
      return new Seen(profile, kind, ends ? List.of(min, max) : List.of());
    }

    String name() {
      return profile.column();
    }

    long present() {
      return profile.n() - profile.nulls() - profile.notANumber();
    }

    boolean isKey() {
      return profile.distinct() == profile.n() && profile.n() > 1 && kind != Column.Kind.REAL;
    }

    boolean isGroup() {
      return GuessWords.group(name()) != null && profile.distinct() > 1 && !isKey();
    }

    boolean hasTwoValues() {
      return profile.distinct() == 2 && kind != Column.Kind.DATE && kind != Column.Kind.MOMENT;
    }

    /** Whether it can stand for 0 or 1 as it is. */
    boolean isZeroOrOne() {
      var numbers = profile.numbers();
      return hasTwoValues()
          && (kind == Column.Kind.TRUTH
              || (numbers != null && numbers.min() == 0 && numbers.max() == 1));
    }

    boolean isProbability() {
      var numbers = profile.numbers();
      return kind == Column.Kind.REAL
          && numbers != null
          && numbers.min() >= 0
          && numbers.max() <= 1
          && profile.distinct() > LEVELS;
    }
  }

  /** What speaks for a column in a role. */
  private record Claim(Role role, Seen seen, int points, @Nullable String expression, String why) {

    Candidate candidate() {
      var strength = points >= LIKELY ? Strength.LIKELY : Strength.POSSIBLE;
      return new Candidate(role, seen.name(), expression, strength, why);
    }
  }

  List<Candidate> candidates() {
    var claims = new ArrayList<Claim>();
    for (var seen : columns) {
      Stream.of(label(seen), prediction(seen), score(seen), group(seen), key(seen), date(seen))
          .flatMap(Stream::ofNullable)
          .forEach(claims::add);
    }
    return claims.stream()
        .sorted(
            Comparator.comparing(Claim::role)
                .thenComparing(Comparator.comparingInt(Claim::points).reversed()))
        .map(Claim::candidate)
        .toList();
  }

  private @Nullable Claim label(Seen seen) {
    if (!seen.hasTwoValues() || seen.isGroup() || seen.isKey()) {
      return null;
    }
    var word = GuessWords.outcome(seen.name());
    if (word == null) {
      boolean other = GuessWords.decision(seen.name()) != null || isScoreWord(seen);
      return other ? null : binary(Role.LABEL, seen, 2, "nothing in its name says so");
    }
    if (GuessWords.decision(seen.name()) != null) {
      return binary(Role.LABEL, seen, 3, "its name says '" + word + "', but also a decision");
    }
    var horizon = GuessWords.horizon(seen.name());
    return horizon == null
        ? binary(Role.LABEL, seen, 6, "its name says '" + word + "'")
        : binary(Role.LABEL, seen, 7, "its name says '%s' and a time".formatted(word));
  }

  private @Nullable Claim prediction(Seen seen) {
    if (seen.isGroup() || seen.isKey()) {
      return null;
    }
    var word = GuessWords.decision(seen.name());
    if (word != null && seen.hasTwoValues()) {
      boolean outcome = GuessWords.outcome(seen.name()) != null;
      return binary(Role.PREDICTION, seen, outcome ? 5 : 6, "its name says '" + word + "'");
    }
    boolean levels =
        seen.kind() == Column.Kind.TEXT
            && seen.profile().distinct() > 1
            && seen.profile().distinct() <= LEVELS;
    return levels && (isScoreWord(seen) || word != null) ? levels(seen) : null;
  }

  private static boolean isScoreWord(Seen seen) {
    return GuessWords.score(seen.name()) != null;
  }

  /** A level in words, such as Low, Medium and High. */
  private static Claim levels(Seen seen) {
    var word = GuessWords.score(seen.name());
    var low = GuessWords.low(seen.values());
    var why =
        "its name says '%s' and it has %d values"
            .formatted(word == null ? "a decision" : word, seen.profile().distinct());
    return low == null
        ? new Claim(Role.PREDICTION, seen, 3, null, why + "; say which of them count as 1")
        : new Claim(
            Role.PREDICTION,
            seen,
            5,
            quoted(seen.name()) + " != " + text(low),
            "%s; all but '%s' are taken as 1".formatted(why, low));
  }

  /** A column with two values, one of which is 1. */
  private static Claim binary(Role role, Seen seen, int points, String why) {
    if (seen.isZeroOrOne()) {
      var held = seen.kind() == Column.Kind.TRUTH ? "true and false" : "0 and 1";
      return new Claim(role, seen, points, quoted(seen.name()), why + "; it holds " + held);
    }
    var yes = GuessWords.yes(seen.values());
    var values = seen.values().isEmpty() ? "two values" : named(seen.values());
    if (yes == null) {
      return new Claim(
          role, seen, points - 1, null, why + "; it holds " + values + ": say which counts as 1");
    }
    var value = seen.kind() == Column.Kind.TEXT ? text(yes) : yes;
    return new Claim(
        role,
        seen,
        points,
        quoted(seen.name()) + " = " + value,
        "%s; it holds %s, of which '%s' is taken as 1".formatted(why, values, yes));
  }

  private @Nullable Claim score(Seen seen) {
    boolean number = seen.kind().isNumber() && seen.profile().distinct() > 2;
    if (!number || seen.isKey() || seen.isGroup()) {
      return null;
    }
    var word = GuessWords.score(seen.name());
    var expression = quoted(seen.name());
    if (word == null) {
      boolean rare =
          columns.stream().filter(Guessing::isUnnamedScore).count() <= FEW_UNNAMED_SCORES;
      return rare && isUnnamedScore(seen)
          ? new Claim(Role.SCORE, seen, 2, expression, "all its values lie between 0 and 1")
          : null;
    }
    var ends = "%s to %s".formatted(seen.profile().min(), seen.profile().max());
    return new Claim(
        Role.SCORE,
        seen,
        seen.isProbability() ? 7 : 6,
        expression,
        "its name says '%s' and it holds numbers from %s".formatted(word, ends));
  }

  /** Where many columns look like this, they are inputs that were scaled. */
  private static boolean isUnnamedScore(Seen seen) {
    return seen.isProbability() && !isScoreWord(seen);
  }

  private static @Nullable Claim group(Seen seen) {
    long groups = seen.profile().distinct();
    var word = GuessWords.group(seen.name());
    boolean when = seen.kind() == Column.Kind.DATE || seen.kind() == Column.Kind.MOMENT;
    if (!seen.isGroup() || when || groups > MOST_GROUPS) {
      return null;
    }
    var why = "its name says '%s' and it has %d values".formatted(word, groups);
    if (seen.kind().isNumber() && groups > LEVELS) {
      return new Claim(
          Role.GROUP,
          seen,
          3,
          quoted(seen.name()),
          why + "; a group for each number is too small, bands of it would do");
    }
    return groups <= FEW_GROUPS
        ? new Claim(Role.GROUP, seen, 6, quoted(seen.name()), why)
        : new Claim(
            Role.GROUP, seen, 4, quoted(seen.name()), why + "; many of them may be too small");
  }

  private static @Nullable Claim key(Seen seen) {
    boolean named = GuessWords.key(seen.name()) != null;
    boolean fit = seen.kind() == Column.Kind.WHOLE || seen.kind() == Column.Kind.TEXT;
    long rows = seen.profile().n();
    if (!fit || rows < 2) {
      return null;
    }
    if (seen.isKey()) {
      return named
          ? new Claim(
              Role.KEY, seen, 7, quoted(seen.name()), "no value occurs twice; its name agrees")
          : rows < LEAST_FOR_A_KEY
              ? null
              : new Claim(Role.KEY, seen, 3, quoted(seen.name()), "no value occurs twice");
    }
    boolean nearly = named && seen.profile().distinct() * 10 >= rows * 9;
    return nearly
        ? new Claim(
            Role.KEY,
            seen,
            2,
            quoted(seen.name()),
            String.format(
                Locale.ROOT,
                "its name says so, but %,d of %,d rows repeat a value or have none",
                rows - seen.profile().distinct(),
                rows))
        : null;
  }

  private static @Nullable Claim date(Seen seen) {
    var word = GuessWords.date(seen.name());
    boolean when = seen.kind() == Column.Kind.DATE || seen.kind() == Column.Kind.MOMENT;
    var ends = "%s to %s".formatted(seen.profile().min(), seen.profile().max());
    if (seen.present() == 0) {
      return null;
    }
    if (when && GuessWords.birth(seen.name())) {
      return new Claim(
          Role.DATE, seen, 2, quoted(seen.name()), "it holds dates, but of birth as it seems");
    }
    if (when) {
      int points = seen.kind() == Column.Kind.MOMENT ? 6 : 5;
      return new Claim(
          Role.DATE,
          seen,
          word == null ? points : points + 2,
          quoted(seen.name()),
          "it holds " + ends);
    }
    var numbers = seen.profile().numbers();
    boolean years =
        word != null
            && seen.kind() == Column.Kind.WHOLE
            && numbers != null
            && numbers.min() >= 1900
            && numbers.max() <= 2100;
    return years
        ? new Claim(
            Role.DATE,
            seen,
            3,
            quoted(seen.name()),
            "its name says '%s' and it holds %s, years as it seems".formatted(word, ends))
        : null;
  }

  private static String named(List<String> two) {
    return "'%s' and '%s'".formatted(two.getFirst(), two.getLast());
  }

  private static String quoted(String column) {
    return Expression.quoted(column);
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
