package org.candor.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * What is to be said to a person, kept as its key and what fills it, so that whoever reads it later
 * reads it in their own language.
 *
 * @param key of the bundles; empty where the arguments are said as they are, one after the other
 * @param arguments texts, numbers, or phrases within the phrase
 */
public record Phrase(String key, List<Object> arguments) {

  /** Nothing at all. */
  public static final Phrase NOTHING = verbatim("");

  private static final JsonMapper JSON = new JsonMapper();

  /** No keys of a bundle: a day that is written out when it is read. */
  private static final String DAY = ":day";

  private static final String SHORT_DAY = ":shortDay";

  public Phrase {
    arguments = arguments.stream().map(Phrase::argument).toList();
  }

  public static Phrase of(String key, Object... arguments) {
    return new Phrase(key, List.of(arguments));
  }

  /** Words that no bundle has: those of a file, a person or a program. */
  public static Phrase verbatim(String words) {
    return new Phrase("", List.of(words));
  }

  /** As {@link Times#day(LocalDate)} writes it. */
  public static Phrase day(LocalDate day) {
    return of(DAY, day);
  }

  /** As {@link Times#shortDay} writes it. */
  public static Phrase shortDay(LocalDate day) {
    return of(SHORT_DAY, day);
  }

  /** Several, with the same between them. */
  public static Phrase joined(String between, List<Phrase> parts) {
    var all = new ArrayList<Object>();
    for (var part : parts) {
      if (!all.isEmpty()) {
        all.add(between);
      }
      all.add(part);
    }
    return new Phrase("", all);
  }

  /** In the language of whoever asks. */
  public String text() {
    var filled =
        arguments.stream().map(it -> it instanceof Phrase inner ? inner.text() : it).toList();
    return switch (key) {
      case "" -> filled.stream().map(String::valueOf).collect(Collectors.joining());
      case DAY -> Times.day(LocalDate.parse(filled.getFirst().toString()));
      case SHORT_DAY -> Times.shortDay(LocalDate.parse(filled.getFirst().toString()));
      default -> Messages.text(key, filled.toArray());
    };
  }

  /** As it is stored: a JSON list of the key and what fills it, lists within lists. */
  public String kept() {
    return array(this).toString();
  }

  /**
   * @throws tools.jackson.core.JacksonException where it is no JSON
   */
  public static Phrase read(String kept) {
    return phrase(JSON.readTree(kept));
  }

  private static Object argument(Object it) {
    return it instanceof Phrase || it instanceof Number ? it : it.toString();
  }

  private static ArrayNode array(Phrase phrase) {
    var array = JSON.createArrayNode().add(phrase.key());
    for (var it : phrase.arguments()) {
      switch (it) {
        case Phrase inner -> array.add(array(inner));
        case Integer number -> array.add(number);
        case Long number -> array.add(number);
        case Number number -> array.add(number.doubleValue());
        default -> array.add(it.toString());
      }
    }
    return array;
  }

  private static Phrase phrase(JsonNode array) {
    var arguments = new ArrayList<Object>();
    for (int i = 1; i < array.size(); i++) {
      var it = array.get(i);
      arguments.add(
          it.isArray()
              ? phrase(it)
              : it.isIntegralNumber()
                  ? (Object) it.longValue()
                  : it.isNumber() ? (Object) it.doubleValue() : it.asString(""));
    }
    return new Phrase(array.path(0).asString(""), arguments);
  }
}
