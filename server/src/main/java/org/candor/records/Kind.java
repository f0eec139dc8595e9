package org.candor.records;

import static java.util.Locale.ROOT;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A kind of record: the Java record that is its content, and the table that keeps its versions.
 *
 * @param path room and name, e.g. {@code systems/ai-systems}; its table is {@code
 *     systems.ai_systems}
 * @param prefix of its numbers, e.g. {@code SYS}
 */
public record Kind<R extends Record>(String path, Class<R> type, String prefix) {

  private static final String PATH = "[a-z][a-z0-9-]*/[a-z][a-z0-9-]*";

  private static final ClassValue<Set<String>> PERSONAL =
      new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents())
              .filter(it -> it.isAnnotationPresent(Personal.class))
              .map(RecordComponent::getName)
              .collect(toUnmodifiableSet());
        }
      };

  public Kind {
    if (!path.matches(PATH)) {
      throw new IllegalArgumentException("Not a path of a register: " + path);
    }
  }

  public String table() {
    return path.replace('/', '.').replace('-', '_');
  }

  List<String> columns() {
    return Stream.of(type.getRecordComponents()).map(Kind::column).toList();
  }

  String columnNames() {
    return columns().stream().collect(joining(", "));
  }

  Set<String> personal() {
    return PERSONAL.get(type);
  }

  Set<String> personalColumns() {
    return Stream.of(type.getRecordComponents())
        .filter(it -> it.isAnnotationPresent(Personal.class))
        .map(Kind::column)
        .collect(toUnmodifiableSet());
  }

  /** {@code reviewBy} as {@code review_by}. */
  static String column(RecordComponent component) {
    return component.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(ROOT);
  }
}
