package org.candor.register;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.candor.records.AsOf;
import org.candor.records.Positions;
import org.candor.register.Filter.Any;
import org.candor.register.Filter.Between;
import org.candor.register.Filter.Containing;
import org.candor.register.Filter.In;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The condition that a {@link Query} puts on table {@code it}, with its parameters.
 *
 * <p>Conditions stand on typed columns: under row-level security only leakproof operators reach an
 * index, and equality and order of the plain types are. A search is answered beforehand, by the
 * positions of the versions that have the words; see docs/decisions.
 */
class Where {

  private final List<String> parts = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  /** Spelled out for use as a cache key: same text, same rows, for one size of the ledger. */
  private final Map<String, String> spelled = new TreeMap<>();

  /**
   * @param found positions of the versions that have the words of the query; null if it has none
   */
  static Where of(Query query, AsOf asOf, @Nullable Positions found) {
    var where = new Where();
    where.parts.add(asOf.sql());
    where.parts.add(query.retired() ? "it.retired" : "not it.retired");
    query.filters().forEach(it -> where.parts.add(where.condition(it)));
    if (found != null) {
      where.among(query.search(), found);
    }
    return where;
  }

  /** The record people call SYS-12, if it is in the list. */
  static Where numbered(Query query, AsOf asOf, int number) {
    var where = of(query, asOf, null);
    where.parts.add("it.number = :" + where.parameter(number, Integer.toString(number)));
    return where;
  }

  String sql() {
    return String.join(" and ", parts);
  }

  String key() {
    return sql() + spelled;
  }

  StatementSpec bind(StatementSpec statement) {
    parameters.forEach(statement::param);
    return statement;
  }

  private String condition(Filter filter) {
    var column = "it." + filter.field().column();
    return switch (filter) {
      case In it -> in(column, it);
      case Between it -> between(column, it);
      case Containing it -> "lower(%s) like :%s".formatted(column, pattern(it.text()));
      case Any it -> it.ways().stream().map(this::condition).collect(joining(" or ", "(", ")"));
    };
  }

  private String in(String column, In filter) {
    var many = filter.field().many();
    var none = many ? column + " = '{}'" : column + " is null";
    if (filter.values().isEmpty()) {
      return filter.orNone() ? none : "true";
    }
    // One value as equality: only then an index on (field, order) brings the rows in order.
    var single = filter.values().size() == 1 && !many;
    var value = single ? one(filter) : array(filter);
    var name = parameter(value, filter.values().toString());
    var form = many ? "%s && :%s" : single ? "%s = :%s" : "%s = any(:%s)";
    var some = form.formatted(column, name);
    return filter.orNone() ? "(" + some + " or " + none + ")" : some;
  }

  private static Object one(In filter) {
    var text = filter.values().getFirst();
    return switch (filter.field()) {
      case Field.Flag it -> Objects.requireNonNull(it.parse(List.of(text)));
      case Field.Whole it -> Objects.requireNonNull(it.parse(List.of(text)));
      case Field.Someone _ -> UUID.fromString(text);
      case Field.Line _,
          Field.Paragraph _,
          Field.Choice _,
          Field.Choices _,
          Field.Terms _,
          Field.Day _ ->
          text;
    };
  }

  private static SqlArrayValue array(In filter) {
    var values = filter.values().stream().map(it -> filter.field().parse(List.of(it)));
    return switch (filter.field()) {
      case Field.Flag _ -> new SqlArrayValue("boolean", values.toArray());
      case Field.Whole _ -> new SqlArrayValue("int", values.toArray());
      case Field.Someone _ -> new SqlArrayValue("uuid", filter.values().toArray());
      case Field.Line _,
          Field.Paragraph _,
          Field.Choice _,
          Field.Choices _,
          Field.Terms _,
          Field.Day _ ->
          new SqlArrayValue("text", filter.values().toArray());
    };
  }

  private String between(String column, Between filter) {
    var ends = new ArrayList<String>();
    if (filter.from() != null) {
      ends.add("%s >= :%s".formatted(column, parameter(filter.from(), filter.from().toString())));
    }
    if (filter.to() != null) {
      ends.add("%s <= :%s".formatted(column, parameter(filter.to(), filter.to().toString())));
    }
    return ends.isEmpty() ? "true" : String.join(" and ", ends);
  }

  /**
   * Few positions are looked up, many are tested on the way through the order of the list. Where
   * that turns: looking up costs their number, the way to a page of them the share they have.
   */
  private void among(String words, Positions found) {
    var many = (long) found.count() * found.count() > (long) Query.PAGE * found.last();
    if (many) {
      var bits = parameter(found.bits(), words);
      parts.add(
          "case when it.from_seq <= :%s then get_bit(:%s, it.from_seq - 1) = 1 else false end"
              .formatted(parameter(found.last(), ""), bits));
    } else {
      var positions = new SqlArrayValue("bigint", (Object[]) found.all());
      parts.add("it.from_seq = any(:%s)".formatted(parameter(positions, words)));
    }
  }

  private String pattern(String text) {
    var escaped = text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
    return parameter("%" + escaped + "%", escaped);
  }

  private String parameter(Object value, String spelling) {
    var name = "p" + parameters.size();
    parameters.put(name, value);
    spelled.put(name, spelling);
    return name;
  }
}
