package org.candor.records;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Hands the content of records to JDBC, component by component, where each has a plain column type.
 * What has not goes in as JSON.
 */
final class Cells {

  private static final Map<Class<?>, Integer> PLAIN =
      Map.ofEntries(
          Map.entry(String.class, Types.VARCHAR),
          Map.entry(boolean.class, Types.BOOLEAN),
          Map.entry(Boolean.class, Types.BOOLEAN),
          Map.entry(int.class, Types.INTEGER),
          Map.entry(Integer.class, Types.INTEGER),
          Map.entry(long.class, Types.BIGINT),
          Map.entry(Long.class, Types.BIGINT),
          Map.entry(LocalDate.class, Types.DATE),
          Map.entry(UUID.class, Types.OTHER),
          Map.entry(PersonId.class, Types.OTHER));

  private static final ClassValue<Cells> KNOWN =
      new ClassValue<>() {
        @Override
        protected Cells computeValue(Class<?> type) {
          return new Cells(List.of(type.getRecordComponents()));
        }
      };

  private final List<RecordComponent> components;

  private Cells(List<RecordComponent> components) {
    this.components = components;
    components.forEach(it -> it.getAccessor().setAccessible(true));
  }

  static Cells of(Class<? extends Record> type) {
    return KNOWN.get(type);
  }

  /** Whether every component has a column type. */
  boolean arePlain() {
    return components.stream().allMatch(it -> isPlain(it.getType()) || isTexts(it));
  }

  /** Sets the parameters from one position on; returns the next. */
  int set(PreparedStatement statement, int from, Record content) throws SQLException {
    var at = from;
    for (var component : components) {
      set(statement, at++, component.getType(), value(component, content));
    }
    return at;
  }

  private static void set(PreparedStatement statement, int at, Class<?> type, @Nullable Object it)
      throws SQLException {
    if (it instanceof Collection<?> all) {
      var texts = all.stream().map(Cells::text).toArray(String[]::new);
      statement.setArray(at, statement.getConnection().createArrayOf("text", texts));
    } else if (it == null) {
      statement.setNull(at, type.isEnum() ? Types.VARCHAR : PLAIN.getOrDefault(type, Types.ARRAY));
    } else if (it instanceof String || it instanceof Enum<?>) {
      statement.setString(at, text(it));
    } else {
      statement.setObject(at, it instanceof PersonId person ? person.value() : it);
    }
  }

  private static @Nullable String text(@Nullable Object it) {
    return it instanceof Enum<?> one ? one.name() : (String) it;
  }

  private static @Nullable Object value(RecordComponent component, Record content) {
    try {
      return component.getAccessor().invoke(content);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    }
  }

  private static boolean isPlain(Class<?> type) {
    return PLAIN.containsKey(type) || type.isEnum();
  }

  private static boolean isTexts(RecordComponent it) {
    return Stream.of(Set.class, List.class).anyMatch(type -> type == it.getType())
        && it.getGenericType() instanceof ParameterizedType generic
        && isText(generic.getActualTypeArguments()[0]);
  }

  private static boolean isText(Type type) {
    return type == String.class || type instanceof Class<?> one && one.isEnum();
  }
}
