package org.candor.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be said to a person, kept as its key and what fills it, so that whoever reads it later
 * reads it in their own language.
 *
 * @param key of the bundles; empty where the arguments are said as they are, one after the other
 * @param arguments texts, numbers, or phrases within the phrase
 */
public record Phrase(String key, List<Object> arguments) {

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
    return key.isEmpty()
        ? filled.stream().map(String::valueOf).collect(Collectors.joining())
        : Messages.text(key, filled.toArray());
  }

  private static Object argument(Object it) {
    return it instanceof Phrase || it instanceof Number ? it : it.toString();
  }
}
