package org.candor.tabular;

import java.util.List;

/**
 * What is to be said to a person, by its key in {@code messages/tabular_<language>.properties} and
 * what fills it: this room knows tables, and no language.
 */
public record Sentence(String key, List<Object> arguments) {

  /** The words of the bundles. */
  @FunctionalInterface
  public interface Words {
    String text(String key, Object... arguments);
  }

  public Sentence {
    arguments = List.copyOf(arguments);
  }

  /**
   * @param arguments texts, numbers, or sentences within the sentence
   */
  static Sentence of(String key, Object... arguments) {
    return new Sentence(key, List.of(arguments));
  }

  public String in(Words words) {
    return words.text(
        key,
        arguments.stream()
            .map(it -> it instanceof Sentence inner ? inner.in(words) : it)
            .toArray());
  }
}
