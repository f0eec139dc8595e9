package org.candor.measure.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of a query in the making, and the values bound to its question marks. */
final class Sql {

  private final StringBuilder text = new StringBuilder();
  private final List<Object> bound = new ArrayList<>();

  static Sql of(String text) {
    return new Sql().add(text);
  }

  Sql add(String more) {
    text.append(more);
    return this;
  }

  Sql add(Sql more) {
    text.append(more.text);
    bound.addAll(more.bound);
    return this;
  }

  /** As {@link String#format}, each {@code %s} a piece of text or of another query, in order. */
  static Sql format(String format, Object... pieces) {
    var sql = new Sql();
    int from = 0;
    for (var piece : pieces) {
      int at = format.indexOf("%s", from);
      sql.add(format.substring(from, at));
      if (piece instanceof Sql inner) {
        sql.add(inner);
      } else {
        sql.add(piece.toString());
      }
      from = at + 2;
    }
    return sql.add(format.substring(from));
  }

  static Sql value(Object value) {
    var sql = Sql.of("?");
    sql.bound.add(value);
    return sql;
  }

  static Sql joined(String separator, List<Sql> parts) {
    var sql = new Sql();
    for (int i = 0; i < parts.size(); i++) {
      sql.add(i == 0 ? "" : separator).add(parts.get(i));
    }
    return sql;
  }

  String text() {
    return text.toString();
  }

  List<Object> bound() {
    return bound;
  }

  /** For the record: the text, and what was bound to it. */
  String words() {
    return bound.isEmpty()
        ? text()
        : text + bound.stream().map(Sql::literal).collect(Collectors.joining(", ", " -- ?: ", ""));
  }

  private static String literal(Object value) {
    return value instanceof Number number
        ? String.format(Locale.ROOT, "%s", number)
        : "'" + value.toString().replace("'", "''").replaceAll("\\R", " ") + "'";
  }
}
