package org.candor.register;

import static org.candor.register.Query.EXACTLY;
import static org.candor.register.Query.NONE;
import static org.candor.web.Messages.text;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.candor.register.Filter.Any;
import org.candor.register.Filter.Between;
import org.candor.register.Filter.Containing;
import org.candor.register.Filter.In;
import org.jspecify.annotations.Nullable;

/** What the values of one parameter ask of a field; of several, any will do. */
final class Asked {

  private static final String TO = "..";

  private Asked() {}

  /**
   * @param values what a form sends for what was left empty among them; at least one says something
   * @throws IllegalArgumentException worded for whoever asked
   */
  static Filter of(Field field, List<String> values) {
    var ways = new ArrayList<Filter>();
    var named = new ArrayList<String>();
    var none = false;
    for (var value : values.stream().filter(it -> !it.isBlank()).toList()) {
      switch (one(field, value)) {
        case In it -> {
          named.addAll(it.values());
          none |= it.orNone();
        }
        case Between it -> ways.add(it);
        case Containing it -> ways.add(it);
        case Any it -> ways.addAll(it.ways());
      }
    }
    if (none || !named.isEmpty()) {
      ways.add(new In(field, named.stream().distinct().toList(), none));
    }
    return ways.size() == 1 ? ways.getFirst() : new Any(field, ways);
  }

  private static Filter one(Field field, String value) {
    if (value.equals(NONE)) {
      return new In(field, List.of(), true);
    }
    return switch (field) {
      case Field.Line _ when value.startsWith(EXACTLY) -> exactly(field, value);
      case Field.Terms _ when value.startsWith(EXACTLY) -> exactly(field, value);
      case Field.Line _, Field.Paragraph _ -> new Containing(field, value);
      case Field.Day _ -> between(field, value, Asked::day);
      case Field.Whole it when value.contains(TO) ->
          between(
              field, value, end -> end.isBlank() ? null : (Integer) it.parse(List.of(end.strip())));
      case Field.Whole _, Field.Terms _, Field.Choice _, Field.Choices _ -> named(field, value);
      case Field.Flag _, Field.Someone _ -> named(field, value);
    };
  }

  private static In exactly(Field field, String value) {
    return new In(field, List.of(value.substring(EXACTLY.length())), false);
  }

  private static In named(Field field, String value) {
    field.parse(List.of(value));
    return new In(field, List.of(value), false);
  }

  private static <T extends Comparable<?>> Between between(
      Field field, String text, Function<String, @Nullable T> end) {
    var ends = text.split("\\.\\.", -1);
    if (ends.length > 2) {
      throw new IllegalArgumentException(
          text(field instanceof Field.Day ? "register.query.days" : "register.query.numbers"));
    }
    return new Between(field, end.apply(ends[0]), end.apply(ends[ends.length - 1]));
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.isBlank() ? null : Field.Day.day(text.strip());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(text("register.query.day"), e);
    }
  }
}
