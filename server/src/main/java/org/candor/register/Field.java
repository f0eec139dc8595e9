package org.candor.register;

import static java.util.Locale.ROOT;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.candor.kernel.PersonId;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * One field of a register, read off a record component.
 *
 * <p>The component's type decides the kind of field; {@link Nullable} decides whether it may stay
 * empty. Compiler, form and column thus share one statement of what is required. A field left empty
 * is unknown, never "no".
 */
public sealed interface Field {

  int LONGEST_LINE = 400;
  int LONGEST_TEXT = 20_000;
  int MOST_ITEMS = 200;

  RecordComponent component();

  /**
   * Reads what a person typed, blanks removed, never empty.
   *
   * @throws IllegalArgumentException worded for that person
   */
  Object parse(List<String> typed);

  /** One line of text. */
  record Line(RecordComponent component) implements Field {
    @Override
    public Object parse(List<String> typed) {
      var text = typed.getFirst();
      if (text.indexOf('\n') >= 0) {
        throw new Unfit("", Phrase.of("register.field.line"));
      }
      return atMost(LONGEST_LINE, text);
    }
  }

  /** Text of several paragraphs. */
  record Paragraph(RecordComponent component) implements Field {
    @Override
    public Object parse(List<String> typed) {
      return atMost(LONGEST_TEXT, typed.getFirst());
    }
  }

  /** One of several. */
  record Choice(RecordComponent component, List<? extends Enum<?>> options) implements Field {
    @Override
    public Object parse(List<String> typed) {
      return option(options, typed.getFirst());
    }
  }

  /** Any of several. */
  record Choices(RecordComponent component, List<? extends Enum<?>> options) implements Field {
    @Override
    public Object parse(List<String> typed) {
      var chosen = new LinkedHashSet<Enum<?>>();
      few(typed).forEach(it -> chosen.add(option(options, it)));
      return chosen;
    }
  }

  /** Short texts, each one line: jurisdictions, tags. */
  record Terms(RecordComponent component) implements Field {
    @Override
    public Object parse(List<String> typed) {
      return few(
          typed.stream()
              .flatMap(it -> Stream.of(it.split("[;\\n]")))
              .map(String::strip)
              .filter(it -> !it.isEmpty())
              .map(it -> atMost(LONGEST_LINE, it))
              .distinct()
              .toList());
    }
  }

  record Day(RecordComponent component) implements Field {

    private static final int DIGITS = 10;

    /** A day of the years 0000 to 9999; there are others, which nobody means. */
    static LocalDate day(String text) {
      if (text.length() > DIGITS) {
        throw new DateTimeParseException("More than a day", text, DIGITS);
      }
      return LocalDate.parse(text);
    }

    @Override
    public Object parse(List<String> typed) {
      try {
        return day(typed.getFirst());
      } catch (DateTimeParseException _) {
        throw new Unfit("", Phrase.of("register.field.day"));
      }
    }
  }

  record Flag(RecordComponent component) implements Field {
    @Override
    public Object parse(List<String> typed) {
      return switch (typed.getLast().toLowerCase(ROOT)) {
        case "true", "yes", "on", "1" -> true;
        case "false", "no", "off", "0" -> false;
        default -> throw new Unfit("", Phrase.of("register.field.flag"));
      };
    }
  }

  record Whole(RecordComponent component) implements Field {
    @Override
    public Object parse(List<String> typed) {
      try {
        return Integer.valueOf(typed.getFirst());
      } catch (NumberFormatException _) {
        throw new Unfit("", Phrase.of("register.field.whole"));
      }
    }
  }

  /** A person of the organization. */
  record Someone(RecordComponent component) implements Field {

    static Phrase choose() {
      return Phrase.of("register.field.someone");
    }

    @Override
    public Object parse(List<String> typed) {
      try {
        return PersonId.of(typed.getFirst());
      } catch (IllegalArgumentException _) {
        throw new Unfit("", choose());
      }
    }
  }

  static List<Field> of(Class<? extends Record> type) {
    return Stream.of(type.getRecordComponents()).map(Field::of).toList();
  }

  private static Field of(RecordComponent it) {
    var type = it.getType();
    if (type == String.class) {
      return it.isAnnotationPresent(Prose.class) ? new Paragraph(it) : new Line(it);
    } else if (type == LocalDate.class) {
      return new Day(it);
    } else if (type == boolean.class || type == Boolean.class) {
      return new Flag(it);
    } else if (type == int.class || type == Integer.class) {
      return new Whole(it);
    } else if (type == PersonId.class) {
      return new Someone(it);
    } else if (type.isEnum()) {
      return new Choice(it, options(type));
    } else if (type == Set.class) {
      return new Choices(it, options(element(it)));
    } else if (type == List.class && element(it) == String.class) {
      return new Terms(it);
    }
    throw new IllegalArgumentException("A register cannot hold " + it);
  }

  private static Class<?> element(RecordComponent it) {
    return (Class<?>) ((ParameterizedType) it.getGenericType()).getActualTypeArguments()[0];
  }

  private static List<? extends Enum<?>> options(Class<?> type) {
    return Stream.of(type.getEnumConstants()).map(it -> (Enum<?>) it).toList();
  }

  private static Enum<?> option(List<? extends Enum<?>> options, String text) {
    for (var option : options) {
      if (option.name().equals(text)) {
        return option;
      }
    }
    var known = new ArrayList<String>();
    options.forEach(it -> known.add(it.name()));
    throw new Unfit("", Phrase.of("register.field.option", brief(text), String.join(", ", known)));
  }

  private static String brief(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  private static List<String> few(List<String> items) {
    if (items.size() > MOST_ITEMS) {
      throw new Unfit("", Phrase.of("register.field.items", MOST_ITEMS, items.size()));
    }
    return items;
  }

  private static String atMost(int longest, String text) {
    if (text.length() > longest) {
      throw new Unfit("", Phrase.of("register.field.long", longest, text.length()));
    }
    return text;
  }

  default String name() {
    return component().getName();
  }

  /**
   * True where the record cannot be without it. Lists are never required: an empty one says "none
   * known".
   */
  default boolean required() {
    return !component().getAnnotatedType().isAnnotationPresent(Nullable.class)
        && !many()
        && !(this instanceof Flag);
  }

  /** Whether it is today where a new record leaves it open. */
  default boolean today() {
    return component().isAnnotationPresent(Today.class);
  }

  default boolean many() {
    return this instanceof Choices || this instanceof Terms;
  }

  default boolean byVerb() {
    return component().isAnnotationPresent(ByVerb.class);
  }

  /** Whether only a verb sets it, even on a new record. */
  default boolean onlyByVerb() {
    var verb = component().getAnnotation(ByVerb.class);
    return verb != null && verb.always();
  }

  /** The name of the field that says since when this one holds; empty where none does. */
  default String since() {
    var verb = component().getAnnotation(ByVerb.class);
    return verb == null ? "" : verb.since();
  }

  /** {@code reviewBy} as {@code review_by}. */
  default String column() {
    return name().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(ROOT);
  }
}
