package org.candor.web;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The letter that leads to each place after {@code g}: no two have the same, whoever looks.
 *
 * <p>What a room asked for comes first. The others, in the order of the navigation, take the first
 * letter that is free of those that begin the words of their title, then of the others in it, then
 * of all letters and digits. So a place keeps its letter for everybody, also where it is hidden
 * from some.
 */
final class Shortcuts {

  private static final String ALL = "abcdefghijklmnopqrstuvwxyz0123456789";

  private Shortcuts() {}

  /**
   * The letters by the address of the place; the last places have none when all are taken.
   *
   * @param places in the order of the navigation
   */
  static Map<String, Character> of(List<NavEntry> places) {
    var letters = new HashMap<String, Character>();
    var taken = new HashMap<Character, String>();
    var asking = places.stream().sorted(Comparator.comparing(it -> it.key() == null)).toList();
    for (var place : asking) {
      candidates(place)
          .filter(Predicate.not(taken::containsKey))
          .findFirst()
          .ifPresent(
              it -> {
                taken.put(it, place.href());
                letters.put(place.href(), it);
              });
    }
    return letters;
  }

  private static Stream<Character> candidates(NavEntry place) {
    var words = place.words().toLowerCase(Locale.ROOT);
    var asked = Stream.ofNullable(place.key());
    var initials = Stream.of(words.split("[^a-z0-9]+")).filter(it -> !it.isEmpty());
    return Stream.of(asked, initials.map(it -> it.charAt(0)), usable(words), usable(ALL))
        .flatMap(it -> it);
  }

  private static Stream<Character> usable(String text) {
    return IntStream.range(0, text.length())
        .mapToObj(text::charAt)
        .filter(it -> ALL.indexOf(it) >= 0);
  }
}
