package org.candor.records;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * What a record and a fact can hold, looked at before anything is written: PostgreSQL has no NUL
 * and no day outside the years 1 to 9999 that people mean, UTF-8 no lone surrogate, and an entry of
 * a log of tiles at most 65,535 bytes (C2SP tlog-tiles).
 */
final class Storable {

  private static final int LONGEST_WHY = 2_000;
  private static final int LARGEST_FACT = 65_535;
  private static final int LAST_YEAR = 9_999;

  private static final ClassValue<RecordComponent[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
          return type.getRecordComponents();
        }
      };

  private Storable() {}

  /**
   * @throws Unstorable naming the field
   */
  static void check(Record content) {
    for (var component : COMPONENTS.get(content.getClass())) {
      check(component.getName(), value(content, component));
    }
  }

  /**
   * @throws Unstorable when it is no text, or too long
   */
  static void checkReason(@Nullable String why) {
    if (why == null) {
      return;
    }
    check("why", why);
    if (why.length() > LONGEST_WHY) {
      throw new Unstorable(
          "A reason has at most %,d characters, here are %,d."
              .formatted(LONGEST_WHY, why.length()));
    }
  }

  /**
   * @throws Unstorable when the log could not take it
   */
  static void checkFact(String text) {
    // A character takes three bytes at most, so that nearly all facts are settled by their length.
    if (text.length() > LARGEST_FACT / 3
        && text.getBytes(StandardCharsets.UTF_8).length > LARGEST_FACT) {
      throw new Unstorable(
          "This is too much for one record: its fact would be larger than %,d bytes."
              .formatted(LARGEST_FACT));
    }
  }

  private static void check(String name, @Nullable Object value) {
    switch (value) {
      case String text when !isText(text) ->
          throw new Unstorable(name + ": This holds what is not a character of Unicode text.");
      case LocalDate day when day.getYear() < 1 || day.getYear() > LAST_YEAR ->
          throw new Unstorable(name + ": Write a day of the years 1 to 9999.");
      case Collection<?> several -> several.forEach(it -> check(name, it));
      case null, default -> {}
    }
  }

  private static boolean isText(String value) {
    for (int i = 0; i < value.length(); i++) {
      var it = value.charAt(i);
      if (it == 0) {
        return false;
      }
      if (Character.isSurrogate(it)) {
        if (i + 1 == value.length() || !Character.isSurrogatePair(it, value.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  private static @Nullable Object value(Record content, RecordComponent component) {
    try {
      return component.getAccessor().invoke(content);
    } catch (IllegalAccessException _) {
      return null; // a record that hides itself says nothing that a person typed
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("A record always has its accessors", e);
    }
  }
}
