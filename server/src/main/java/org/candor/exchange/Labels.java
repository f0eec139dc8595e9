package org.candor.exchange;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.web.Messages;
import org.candor.web.Phrase;

/** The words for fields and options: from the message bundles, else spelled out of the name. */
final class Labels {

  private Labels() {}

  static String of(Register<?> register, Field field) {
    return Messages.find(prefix(register) + "." + field.name()).orElse(spelled(field.name()));
  }

  static String of(Register<?> register, Field field, Enum<?> option) {
    return Messages.find(prefix(register) + "." + field.name() + "." + option.name())
        .orElse(spelled(option.name()));
  }

  /** An option's name, for a sentence that is read later. */
  static Phrase named(Register<?> register, Field field, Enum<?> option) {
    return known(prefix(register) + "." + field.name() + "." + option.name(), option.name());
  }

  /** A field's name, for a sentence that is read later. */
  static Phrase named(Register<?> register, Field field) {
    return known(prefix(register) + "." + field.name(), field.name());
  }

  /** The beginning of a value, to be read later. */
  static Phrase named(Register<?> register, Field field, List<String> said) {
    return switch (field) {
      case Field.Choice _, Field.Choices _, Field.Flag _, Field.Day _ ->
          Phrase.joined("; ", said.stream().map(it -> item(register, field, it)).toList());
      case Field.Line _, Field.Paragraph _, Field.Terms _, Field.Whole _, Field.Someone _ ->
          Phrase.verbatim(Spelling.brief(String.join("; ", said)));
    };
  }

  private static Phrase item(Register<?> register, Field field, String said) {
    return switch (field) {
      case Field.Choice _, Field.Choices _ ->
          Answers.of(field).stream()
              .filter(it -> it.name().equals(said))
              .findFirst()
              .map(it -> named(register, field, it))
              .orElseGet(() -> Phrase.verbatim(said));
      case Field.Flag _ ->
          Messages.find("desk.flag." + said).isPresent()
              ? Phrase.of("desk.flag." + said)
              : Phrase.verbatim(said);
      case Field.Day _ -> shortDay(said);
      case Field.Line _, Field.Paragraph _, Field.Terms _, Field.Whole _, Field.Someone _ ->
          Phrase.verbatim(said);
    };
  }

  /** One item of a value in words: an option's label, yes or no, a date with its month's name. */
  static String value(Register<?> register, Field field, String said) {
    return item(register, field, said).text();
  }

  /** A whole value in words. */
  static String values(Register<?> register, Field field, List<String> said) {
    return String.join("; ", said.stream().map(it -> value(register, field, it)).toList());
  }

  private static Phrase shortDay(String said) {
    try {
      return Phrase.shortDay(LocalDate.parse(said));
    } catch (DateTimeParseException _) {
      return Phrase.verbatim(said);
    }
  }

  private static Phrase known(String key, String name) {
    return Messages.find(key).isPresent() ? Phrase.of(key) : Phrase.verbatim(spelled(name));
  }

  static String of(Register<?> register) {
    return Messages.find(prefix(register))
        .orElse(spelled(register.path().substring(register.path().indexOf('/') + 1)));
  }

  private static String prefix(Register<?> register) {
    return register.path().replace('/', '.');
  }

  /** {@code inOperationFrom} is In operation from; {@code NOT_DONE} is Not done. */
  static String spelled(String name) {
    var words =
        name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
            .replaceAll("[_-]+", " ")
            .toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
