package org.candor.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The letter that leads to each place after {@code g}: no two have the same, whoever looks.
 *
 * <p>First come the wishes of rooms, then the first letters of titles, then those of their other
 * words, then any letter of a title, then all letters and digits: each in the order of the
 * navigation, where one is free. So a place keeps its letter for everybody, also where it is hidden
 * from some.
 */
final class Shortcuts {

  private static final String ALL = "abcdefghijklmnopqrstuvwxyz0123456789";

  private static final List<Function<NavEntry, Stream<Character>>> ROUNDS =
      List.of(
          place -> Stream.ofNullable(place.key()),
          place -> initials(place).limit(1),
          Shortcuts::initials,
          place -> usable(title(place)),
          _ -> usable(ALL));

  private Shortcuts() {}

  /**
   * The letters by the address of the place; the last places have none when all are taken.
   *
   * @param places in the order of the navigation
   */
  static Map<String, Character> of(List<NavEntry> places) {
    var letters = new HashMap<String, Character>();
    for (var round : ROUNDS) {
      for (var place : places) {
        if (!letters.containsKey(place.href())) {
          round
              .apply(place)
              .filter(Predicate.not(letters::containsValue))
              .findFirst()
              .ifPresent(it -> letters.put(place.href(), it));
        }
      }
    }
    return letters;
  }

  private static Stream<Character> initials(NavEntry place) {
    return Stream.of(title(place).split("[^a-z0-9]+"))
        .filter(it -> !it.isEmpty())
        .map(it -> it.charAt(0));
  }

  private static String title(NavEntry place) {
    return place.words().toLowerCase(Locale.ROOT);
  }

  private static Stream<Character> usable(String text) {
    return IntStream.range(0, text.length())
        .mapToObj(text::charAt)
        .filter(it -> ALL.indexOf(it) >= 0);
  }
}
