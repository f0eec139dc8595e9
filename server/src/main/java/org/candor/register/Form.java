package org.candor.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.candor.kernel.PersonId;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed, what it means, and everything that is wrong with it.
 *
 * @param typed by field name, as typed
 * @param said what is wrong, by field name; {@link #WHOLE} for what concerns several fields
 * @param content null while there are errors
 */
public record Form<R extends Record>(
    Register<R> register,
    Map<String, List<String>> typed,
    Map<String, Phrase> said,
    @Nullable R content) {

  public static final String WHOLE = "";

  /** Some answers are proposed; the rest is blank. */
  public static <R extends Record> Form<R> blank(
      Register<R> register, Map<String, List<String>> suggested) {
    var typed = new LinkedHashMap<>(suggested);
    typed.keySet().retainAll(fieldNames(register));
    return new Form<>(register, typed, Map.of(), null);
  }

  public static <R extends Record> Form<R> of(Register<R> register, R content) {
    var typed = new LinkedHashMap<String, List<String>>();
    register.fields().forEach(it -> typed.put(it.name(), texts(register.value(content, it))));
    return new Form<>(register, typed, Map.of(), content);
  }

  /** Reads a change that names nobody who was not named before, such as a verb's. */
  public static <R extends Record> Form<R> read(
      Register<R> register, Map<String, ? extends Collection<String>> sent, @Nullable R before) {
    return read(register, sent, before, Directory.NOBODY);
  }

  /**
   * Reads what was typed. Fields that were not sent keep what {@code before} says, or stay empty.
   *
   * @param before what the record says now; null for a new one. Whom it names may have left since
   * @param directory those who can be named. Everything that people and programs send comes by
   *     here, so nobody else gets into a record
   */
  public static <R extends Record> Form<R> read(
      Register<R> register,
      Map<String, ? extends Collection<String>> sent,
      @Nullable R before,
      Directory directory) {
    var typed = new LinkedHashMap<String, List<String>>();
    var errors = new LinkedHashMap<String, Phrase>();
    var values = new ArrayList<@Nullable Object>();
    for (var field : register.fields()) {
      var texts = sent.get(field.name());
      if (texts == null && before != null) {
        typed.put(field.name(), texts(register.value(before, field)));
        values.add(register.value(before, field));
      } else {
        typed.put(field.name(), texts == null ? List.of() : List.copyOf(texts));
        var said = clean(texts);
        var value =
            before == null && field.today() && said.isEmpty()
                ? directory.today()
                : read(field, said, errors);
        if (field.onlyByVerb() && !Objects.equals(value, known(register, before, field))) {
          errors.putIfAbsent(field.name(), Phrase.of("register.field.by-verb"));
        }
        if (value instanceof PersonId who
            && !who.equals(known(register, before, field))
            && !directory.knows(who)) {
          errors.put(field.name(), Field.Someone.choose());
        }
        values.add(value);
      }
    }
    R content = errors.isEmpty() ? content(register, values, errors) : null;
    return new Form<>(register, typed, errors, content);
  }

  private static <R extends Record> @Nullable Object known(
      Register<R> register, @Nullable R before, Field field) {
    return before == null ? nothing(field) : register.value(before, field);
  }

  /** The same answers, with objections that others have. */
  public Form<R> refused(Map<String, String> objections) {
    var all = new LinkedHashMap<String, Phrase>();
    objections.forEach((field, words) -> all.put(field, Phrase.verbatim(words)));
    return new Form<>(register, typed, all, null);
  }

  /** What is wrong, in words, by field name. */
  public Map<String, String> errors() {
    var words = new LinkedHashMap<String, String>();
    said.forEach((field, why) -> words.put(field, why.text()));
    return words;
  }

  public @Nullable String error(Field field) {
    return errors().get(field.name());
  }

  public List<String> typed(Field field) {
    return typed.getOrDefault(field.name(), List.of());
  }

  private static List<String> clean(@Nullable Collection<String> texts) {
    return texts == null
        ? List.of()
        : texts.stream()
            .map(it -> trimmed(it.replace("\r\n", "\n")))
            .filter(it -> !it.isEmpty())
            .toList();
  }

  /** Without what nobody sees at its ends: blanks of any width, marks of no width. */
  private static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && empty(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && empty(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  private static boolean empty(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  private static @Nullable Object read(
      Field field, List<String> texts, Map<String, Phrase> errors) {
    if (texts.isEmpty()) {
      if (field.required()) {
        errors.put(field.name(), Phrase.of("register.field.required"));
      }
      return nothing(field);
    }
    try {
      texts.forEach(Form::storable);
      return field.parse(texts);
    } catch (IllegalArgumentException e) {
      errors.put(field.name(), said(e, "register.field.unread"));
      return null;
    }
  }

  /**
   * PostgreSQL has no NUL and UTF-8 no lone surrogate: both are refused here, in words. So is what
   * rings a bell or turns around what is read after it.
   */
  private static void storable(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw new Unfit("", Phrase.of("register.field.character", i + 1));
      }
      if (Character.isISOControl(c) && !Character.isWhitespace(c) || c == 0x202D || c == 0x202E) {
        throw new Unfit("", Phrase.of("register.field.unseen", i + 1, "U+%04X".formatted(c)));
      }
    }
  }

  private static @Nullable Object nothing(Field field) {
    return switch (field) {
      case Field.Choices _ -> Set.of();
      case Field.Terms _ -> List.of();
      case Field.Flag it -> it.component().getType() == boolean.class ? false : null;
      case Field.Line _,
          Field.Paragraph _,
          Field.Choice _,
          Field.Day _,
          Field.Whole _,
          Field.Someone _ ->
          null;
    };
  }

  private static <R extends Record> @Nullable R content(
      Register<R> register, List<@Nullable Object> values, Map<String, Phrase> errors) {
    try {
      return register.content(values);
    } catch (Unfit e) {
      errors.put(e.field(), said(e, "register.field.unfit"));
      return null;
    } catch (IllegalArgumentException e) {
      errors.put(WHOLE, said(e, "register.unfit"));
      return null;
    }
  }

  private static Phrase said(IllegalArgumentException objection, String otherwise) {
    return objection.getMessage() == null ? Phrase.of(otherwise) : Unfit.said(objection);
  }

  static List<String> texts(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case Collection<?> all -> all.stream().map(Form::text).toList();
      default -> List.of(text(value));
    };
  }

  private static String text(Object value) {
    return value instanceof Enum<?> it ? it.name() : value.toString();
  }

  static Set<String> fieldNames(Register<?> register) {
    var names = new LinkedHashSet<String>();
    register.fields().forEach(it -> names.add(it.name()));
    return names;
  }
}
