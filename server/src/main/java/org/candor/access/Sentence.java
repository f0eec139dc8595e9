package org.candor.access;

import java.util.List;

/**
 * What a person is told, by its key in {@code messages/access_<language>.properties} and what fills
 * it, so that everybody reads it in their own language.
 */
public record Sentence(String key, List<Object> arguments) {

  public Sentence {
    arguments = List.copyOf(arguments);
  }

  public static Sentence of(String key, Object... arguments) {
    return new Sentence(key, List.of(arguments));
  }

  public String in(Wording wording) {
    return wording.text(key, arguments.toArray());
  }
}
