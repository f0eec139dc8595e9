package org.candor.register;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.candor.kernel.Clause;
import org.candor.records.Entry;
import org.candor.records.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Describes one register: what it holds, which clauses it answers, which fields its list shows.
 *
 * @param icon of the navigation, a Tabler icon name
 * @param fields every field, in the order of the form
 * @param listed the fields a list shows at first; the first of them is what people call the record
 * @param check what is asked of new content beside its own constructor, which reads old content too
 */
public record Register<R extends Record>(
    Kind<R> kind,
    String icon,
    List<Clause> clauses,
    List<Field> fields,
    List<Field> listed,
    Consumer<R> check) {

  /** The JVM makes its list of components anew whenever it is asked, and searches constructors. */
  private static final ClassValue<Constructor<?>> CONSTRUCTORS =
      new ClassValue<>() {
        @Override
        protected Constructor<?> computeValue(Class<?> type) {
          var types =
              Stream.of(type.getRecordComponents())
                  .map(RecordComponent::getType)
                  .toArray(Class<?>[]::new);
          try {
            return type.getConstructor(types);
          } catch (NoSuchMethodException e) {
            throw new AssertionError("A public record always has its canonical constructor", e);
          }
        }
      };

  public static <R extends Record> Draft<R> of(Class<R> type) {
    return new Draft<>(type);
  }

  public String path() {
    return kind.path();
  }

  /**
   * The same register with something more asked of what is written from now on.
   *
   * @param asked throws {@link IllegalArgumentException} worded for a person
   */
  public Register<R> checking(Consumer<R> asked) {
    return new Register<>(kind, icon, clauses, fields, listed, asked);
  }

  /** The room it belongs to: {@code systems} of {@code systems/ai-systems}. */
  public String room() {
    return path().substring(0, path().indexOf('/'));
  }

  /** The 12 of SYS-12, however it is spelled; empty for anything else. */
  public OptionalInt number(String label) {
    var dash = kind.prefix().length();
    return label.length() > dash
            && label.length() <= dash + 10
            && label.substring(0, dash).equalsIgnoreCase(kind.prefix())
            && label.substring(dash).matches("-\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(label.substring(dash + 1)))
        : OptionalInt.empty();
  }

  public String href() {
    return "/" + path();
  }

  public String href(Entry<?> entry) {
    return href() + "/" + entry.id();
  }

  public Optional<Field> field(String name) {
    for (var it : fields) {
      if (it.name().equals(name)) {
        return Optional.of(it);
      }
    }
    return Optional.empty();
  }

  /** What people call the record: its first listed field. */
  public String title(R content) {
    var value = value(content, listed.getFirst());
    return value == null ? "" : value.toString();
  }

  public @Nullable Object value(R content, Field field) {
    try {
      return field.component().getAccessor().invoke(content);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("A public record always has public accessors", e);
    }
  }

  /**
   * Builds the content. The record's own constructor has the last word on what is valid.
   *
   * @throws IllegalArgumentException worded for a person
   */
  public R content(List<@Nullable Object> values) {
    try {
      var constructor = CONSTRUCTORS.get(kind.type());
      var content = kind.type().cast(constructor.newInstance(values.toArray()));
      check.accept(content);
      return content;
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof IllegalArgumentException invalid
          ? invalid
          : new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("A public record always has its canonical constructor", e);
    }
  }

  /** A register being described. */
  public static final class Draft<R extends Record> {

    private final Class<R> type;
    private String path = "";
    private String prefix = "";
    private String icon = "list";
    private List<Clause> clauses = List.of();

    private Draft(Class<R> type) {
      this.type = type;
    }

    /** Where people find it, e.g. {@code context/interested-parties}; its table is named alike. */
    public Draft<R> at(String path) {
      this.path = path;
      return this;
    }

    /** What its numbers begin with: the SYS of SYS-12. */
    public Draft<R> numbered(String prefix) {
      this.prefix = prefix;
      return this;
    }

    public Draft<R> drawn(String icon) {
      this.icon = icon;
      return this;
    }

    public Draft<R> answering(Clause... clauses) {
      this.clauses = List.of(clauses);
      return this;
    }

    public Register<R> listing(String... names) {
      var fields = Field.of(type);
      var listed = Arrays.stream(names).map(name -> named(fields, name)).toList();
      return new Register<>(new Kind<>(path, type, prefix), icon, clauses, fields, listed, _ -> {});
    }

    private Field named(List<Field> fields, String name) {
      return fields.stream()
          .filter(it -> it.name().equals(name))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException(type.getSimpleName() + " has no " + name));
    }
  }
}
