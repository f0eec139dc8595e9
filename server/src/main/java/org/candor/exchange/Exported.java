package org.candor.exchange;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.candor.records.Entry;
import org.candor.register.Register;
import org.jspecify.annotations.Nullable;

/** A record as a row of an export: what identifies it, then every field. */
final class Exported {

  private Exported() {}

  /**
   * The head of a column.
   *
   * @param name as in the API
   * @param label for people
   */
  record Head(String name, String label) {}

  static List<Head> heads(Register<?> register) {
    var heads = new ArrayList<Head>();
    heads.add(new Head("number", text("exchange.head.number")));
    heads.add(new Head(Translator.ID, text("exchange.head.id")));
    heads.add(new Head(Translator.VERSION, text("exchange.head.version")));
    heads.add(new Head(Translator.EXTERNAL_KEY, text("exchange.head.key")));
    register.fields().forEach(it -> heads.add(new Head(it.name(), Labels.of(register, it))));
    return heads;
  }

  static <R extends Record> List<@Nullable Object> row(Register<R> register, Entry<R> entry) {
    var row = new ArrayList<@Nullable Object>();
    row.add(entry.label());
    row.add(entry.id().toString());
    row.add(entry.version());
    row.add(entry.externalKey());
    register.fields().forEach(it -> row.add(cell(register.value(entry.content(), it))));
    return row;
  }

  private static @Nullable Object cell(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Collection<?> all when all.isEmpty() -> null;
      case Collection<?> all -> all.stream().map(Exported::plain).collect(Collectors.joining("; "));
      case java.time.LocalDate it -> it;
      case Number it -> it;
      case Boolean it -> it;
      default -> plain(value);
    };
  }

  private static String plain(Object value) {
    return value instanceof Enum<?> it ? it.name() : value.toString();
  }
}
