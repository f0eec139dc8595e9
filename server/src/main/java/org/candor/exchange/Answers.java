package org.candor.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.web.Phrase;

/**
 * The answers that a field of choices knows, under every spelling of them. Of a text that is none
 * of them it says which there are, and which comes nearest.
 */
final class Answers {

  /** Below this, a likeness is chance: Sleeping and Inception share two of their letter pairs. */
  private static final double NEAR = 0.4;

  /** A spelling that stands whole inside a longer text counts at least this much. */
  private static final double WITHIN = 0.7;

  /** So does a beginning in common, by its share of the shorter text: Designing is Design. */
  private static final double BEGINNING = 0.75;

  private static final int SHORTEST_WITHIN = 3;
  private static final int SHORTEST_BEGINNING = 4;
  private static final int NAMED = 40;

  private final Register<?> register;
  private final Field field;
  private final List<? extends Enum<?>> options;
  private final Map<String, String> spellings = new HashMap<>();

  /** What separates the answers from nothing: the option, and how alike its spelling is. */
  private record Alike(Enum<?> option, double likeness) {}

  Answers(Register<?> register, Field field) {
    this.register = register;
    this.field = field;
    this.options = of(field);
    for (var option : options) {
      spellings.put(Spelling.normal(option.name()), option.name());
      spellings.put(Spelling.normal(Labels.spelled(option.name())), option.name());
      spellings.put(Spelling.normal(Labels.of(register, field, option)), option.name());
    }
  }

  /** The options of a field; none where it is no choice. */
  static List<? extends Enum<?>> of(Field field) {
    return switch (field) {
      case Field.Choice it -> it.options();
      case Field.Choices it -> it.options();
      case Field.Line _,
          Field.Paragraph _,
          Field.Terms _,
          Field.Day _,
          Field.Flag _,
          Field.Whole _,
          Field.Someone _ ->
          List.of();
    };
  }

  boolean has(String option) {
    return options.stream().anyMatch(it -> it.name().equals(option));
  }

  /** From now on the spelling means the option. */
  void learn(String spelling, String option) {
    spellings.put(Spelling.normal(spelling), option);
  }

  /** The option by its name, or nothing. */
  Optional<String> meant(String text) {
    return Optional.ofNullable(spellings.get(Spelling.normal(text)));
  }

  /** Says of a text that is none of the answers which there are. */
  Phrase unknown(String text) {
    var names = new ArrayList<Phrase>();
    options.stream().limit(NAMED).forEach(it -> names.add(Labels.named(register, field, it)));
    if (options.size() > NAMED) {
      names.add(Phrase.verbatim("…"));
    }
    var known = Phrase.joined("; ", names);
    return nearest(text)
        .map(
            it ->
                Phrase.of("exchange.finding.option.near", Labels.named(register, field, it), known))
        .orElseGet(() -> Phrase.of("exchange.finding.option", known));
  }

  /** The option whose spelling is most like the text, unless none is like it at all. */
  Optional<Enum<?>> nearest(String text) {
    var bare = Spelling.bare(text);
    return options.stream()
        .map(option -> new Alike(option, likeness(bare, option)))
        .filter(it -> it.likeness() >= NEAR)
        .max(Comparator.comparingDouble(Alike::likeness))
        .map(Alike::option);
  }

  private double likeness(String bare, Enum<?> option) {
    return spellings.entrySet().stream()
        .filter(it -> it.getValue().equals(option.name()))
        .mapToDouble(it -> likeness(bare, Spelling.bare(it.getKey())))
        .max()
        .orElse(0);
  }

  private static double likeness(String one, String other) {
    var shorter = one.length() <= other.length() ? one : other;
    var longer = one.length() <= other.length() ? other : one;
    var within = shorter.length() >= SHORTEST_WITHIN && longer.contains(shorter) ? WITHIN : 0;
    var begins = 0;
    while (begins < shorter.length() && shorter.charAt(begins) == longer.charAt(begins)) {
      begins++;
    }
    var beginning = begins < SHORTEST_BEGINNING ? 0 : BEGINNING * begins / shorter.length();
    return Math.max(Math.max(within, beginning), Suggestion.similarity(one, other));
  }
}
