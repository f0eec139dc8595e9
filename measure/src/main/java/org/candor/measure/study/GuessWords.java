package org.candor.measure.study;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What names of columns and values usually mean. */
final class GuessWords {

  private static final Set<String> OUTCOMES =
      words(
          "label outcome target actual truth true observed class result y recid recidivism default"
              + " defaulted churn churned fraud survived died readmitted income paid repaid repay"
              + " diagnosis reoffended converted cured returned cancelled delinquent");
  private static final Set<String> DECISIONS =
      words(
          "prediction predicted predict pred yhat decision decided approved approval granted hired"
              + " selected accepted admitted flagged recommended recommendation rejected denied"
              + " offered shortlisted invited classified forecast");
  private static final Set<String> SCORES =
      words(
          "score scores prob probability proba likelihood confidence risk rating decile logit"
              + " propensity phat certainty");
  private static final Set<String> GROUPS =
      words(
          "sex gender race ethnicity ethnic religion nationality disability disabled age marital"
              + " veteran pregnant pregnancy orientation skin caste citizenship immigrant"
              + " native language geschlecht alter herkunft");
  private static final Set<String> KEYS = words("id key uuid guid index identifier row rowid");
  private static final Set<String> DATES =
      words("date time timestamp datetime created updated day month year when datum zeit");
  private static final Set<String> HORIZONS =
      words("year years month months week weeks day days within");
  private static final Set<String> BIRTHS = words("birth born dob birthday");

  /** Values that mean yes, as a rule. */
  private static final List<String> YES =
      List.of(
          "1",
          "true",
          "yes",
          "y",
          "t",
          "ja",
          "oui",
          "positive",
          "pos",
          "approved",
          "accepted",
          "granted",
          "hired",
          "selected",
          "admitted",
          "good",
          "high",
          "pass",
          "passed",
          "up",
          "won",
          "success",
          "default",
          "fraud",
          "churn",
          ">50k",
          ">50k.");

  /** Values at the low end of an order. */
  private static final Set<String> LOW =
      words("low none no negative never minimal denied rejected refused fail");

  private GuessWords() {}

  private static Set<String> words(String list) {
    return Set.of(list.split(" "));
  }

  /**
   * The words of a name: {@code two_year_recid}, {@code ProviderNumber}, {@code hours-per-week}.
   */
  private static Set<String> of(String name) {
    var spaced = name.replaceAll("([\\p{Ll}\\d])(\\p{Lu})", "$1 $2");
    return Arrays.stream(spaced.split("[^\\p{L}\\d]+"))
        .map(it -> it.toLowerCase(Locale.ROOT))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  /** The first word of the name that is in a set; null where none is. */
  private static @Nullable String first(String name, Set<String> words) {
    return of(name).stream().filter(words::contains).findFirst().orElse(null);
  }

  static @Nullable String outcome(String name) {
    return first(name, OUTCOMES);
  }

  static @Nullable String decision(String name) {
    return first(name, DECISIONS);
  }

  static @Nullable String score(String name) {
    return first(name, SCORES);
  }

  static @Nullable String group(String name) {
    return first(name, GROUPS);
  }

  static @Nullable String key(String name) {
    return first(name, KEYS);
  }

  static @Nullable String date(String name) {
    return first(name, DATES);
  }

  static @Nullable String horizon(String name) {
    return first(name, HORIZONS);
  }

  static boolean birth(String name) {
    return first(name, BIRTHS) != null;
  }

  /** The one of two values that means yes; null where neither or both do. */
  static @Nullable String yes(List<String> two) {
    var known =
        two.stream().filter(it -> YES.contains(it.strip().toLowerCase(Locale.ROOT))).toList();
    return known.size() == 1 ? known.getFirst() : null;
  }

  /** The only value at the low end; null where there is none, or more. */
  static @Nullable String low(List<String> values) {
    var known =
        values.stream().filter(it -> LOW.contains(it.strip().toLowerCase(Locale.ROOT))).toList();
    return known.size() == 1 ? known.getFirst() : null;
  }
}
