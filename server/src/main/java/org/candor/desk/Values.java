package org.candor.desk;

import static org.candor.web.Messages.text;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.candor.kernel.PersonId;
import org.candor.register.Field;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.register.Words;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/** Values as people read them; no words at all where there is no answer. */
record Values(Map<PersonId, String> people) {

  List<String> words(Register<?> register, Field field, @Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case Collection<?> all ->
          all.stream()
              .map(it -> it instanceof Enum<?> e ? option(register, field, e) : it.toString())
              .toList();
      case Enum<?> it -> List.of(option(register, field, it));
      case Boolean it -> List.of(Words.option(register, field, it.toString()));
      case LocalDate it -> List.of(Times.shortDay(it));
      case PersonId it -> List.of(name(it));
      case Integer it -> List.of(number(it));
      default -> List.of(value.toString());
    };
  }

  /** A value as a filter spells it, in words. */
  String spelled(Register<?> register, Field field, String value) {
    if (value.isEmpty() || value.equals(Query.NONE)) {
      return text("desk.unanswered");
    }
    return switch (field) {
      case Field.Choice _, Field.Choices _, Field.Flag _ -> Words.option(register, field, value);
      case Field.Someone _ -> name(PersonId.of(value));
      case Field.Day _ -> period(value);
      case Field.Whole _ -> range(value);
      case Field.Line _, Field.Terms _ when value.startsWith(Query.EXACTLY) ->
          value.substring(Query.EXACTLY.length());
      case Field.Line _, Field.Paragraph _ -> text("desk.containing", value);
      case Field.Terms _ -> value;
    };
  }

  private static String period(String value) {
    var ends = value.split("\\.\\.", -1);
    if (ends.length == 1) {
      return value;
    }
    return ends[0].isEmpty()
        ? text("desk.until", ends[1])
        : ends[1].isEmpty() ? text("desk.since", ends[0]) : text("desk.between", ends[0], ends[1]);
  }

  private static String range(String value) {
    var ends = value.split("\\.\\.", -1);
    if (ends.length == 1) {
      return number(value);
    }
    return ends[0].isBlank()
        ? text("desk.at-most", number(ends[1]))
        : ends[1].isBlank()
            ? text("desk.at-least", number(ends[0]))
            : text("desk.between", number(ends[0]), number(ends[1]));
  }

  private static String number(String digits) {
    return digits.isBlank() ? "" : number(Integer.parseInt(digits.strip()));
  }

  private static String number(int number) {
    return NumberFormat.getIntegerInstance(LocaleContextHolder.getLocale()).format(number);
  }

  String name(PersonId person) {
    var name = people.get(person);
    return name == null ? text("desk.someone") : name;
  }

  private static String option(Register<?> register, Field field, Enum<?> value) {
    return Words.option(register, field, value.name());
  }
}
