package org.candor.register;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Kind;
import org.candor.records.Positions;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.records.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Lists of records: pages, totals and counts by value, all from one condition. */
@Repository
public class Listings {

  /*
   * Pages are found by key, not by offset, so page 1,000 costs what page 1 costs. Rows without a sort value come last,
   * as a list of their own behind the others: "(key, number) > (:key, :number)" then stays one range of an index.
   */
  private static final int FETCH = 500;

  private final JdbcClient jdbc;
  private final Records records;
  private final Search search;
  private final Counts counts = new Counts();

  Listings(JdbcClient jdbc, Records records, Search search) {
    this.jdbc = jdbc;
    this.records = records;
    this.search = search;
  }

  @Transactional(readOnly = true)
  public <R extends Record> Page<R> page(Register<R> register, Query query, AsOf asOf) {
    var where = where(register, query, asOf);
    var size = size();
    var total = total(register, where, asOf, size);
    var rows = rows(register, query, where, query.limit() + 1);
    var more = rows.size() > query.limit();
    var shown = more ? rows.subList(0, query.limit()) : rows;
    var next = more ? cursor(query, shown.getLast()) : null;
    var entries = shown.stream().map(it -> records.read(register.kind(), it)).toList();
    return new Page<>(entries, total, next, asOf.position() == null ? size : asOf.position());
  }

  /** Hands every record of the list to a consumer, a batch of memory at a time. */
  @Transactional(readOnly = true)
  public <R extends Record> void each(
      Register<R> register, Query query, AsOf asOf, Consumer<Entry<R>> consumer) {
    var where = where(register, query, asOf);
    var from = query;
    while (true) {
      var rows = rows(register, from, where, FETCH);
      rows.forEach(it -> consumer.accept(records.read(register.kind(), it)));
      if (rows.size() < FETCH) {
        return;
      }
      from = query.from(cursor(query, rows.getLast()));
    }
  }

  /**
   * How many records of the list have each value of a field, most first; the empty key counts "no
   * answer".
   */
  @Transactional(readOnly = true)
  public Map<String, Long> counts(Register<?> register, Query query, Field by, AsOf asOf) {
    var where = where(register, query, asOf);
    var value =
        by.many()
            ? "unnest(case when it.%1$s = '{}' then array[''] else it.%1$s end)"
            : "coalesce(it.%s::text, '')";
    var sql =
        """
        select %s as value, count(*) as n from %s it where %s group by 1 order by 2 desc, 1
        """
            .formatted(value.formatted(by.column()), register.kind().table(), where.sql());
    var found = new LinkedHashMap<String, Long>();
    where
        .bind(jdbc.sql(sql))
        .query((rs, _) -> Map.entry(rs.getString(1), rs.getLong(2)))
        .list()
        .forEach(it -> found.put(it.getKey(), it.getValue()));
    return found;
  }

  /** How many records a list has, for a size of the ledger that the caller just read. */
  @Transactional(readOnly = true)
  public long total(Register<?> register, Query query, AsOf asOf, long size) {
    return total(register, where(register, query, asOf), asOf, size);
  }

  /**
   * Those of the registers in which some version, of now or of any past, has all the words.
   *
   * @throws BadQuery when there are too many words
   */
  @Transactional(readOnly = true)
  public List<Register<?>> having(List<Register<?>> registers, String words) {
    var sought = Search.words(words);
    if (sought.size() > Search.MOST_WORDS) {
      throw new BadQuery(Map.of("q", Query.tooManyWords()));
    }
    var found = search.find(kinds(registers), sought).keySet();
    return registers.stream().filter(it -> found.contains(it.path())).toList();
  }

  private static List<? extends Kind<?>> kinds(List<Register<?>> registers) {
    return registers.stream().map(Register::kind).toList();
  }

  /** The record people call SYS-12, by its 12. */
  @Transactional(readOnly = true)
  public <R extends Record> Optional<Entry<R>> numbered(
      Register<R> register, int number, AsOf asOf) {
    return jdbc.sql(
            "select to_jsonb(it) from %s it where it.number = :number and %s"
                .formatted(register.kind().table(), asOf.sql()))
        .param("number", number)
        .query(String.class)
        .optional()
        .map(it -> records.read(register.kind(), it));
  }

  private Where where(Register<?> register, Query query, AsOf asOf) {
    if (query.search().isEmpty()) {
      return Where.of(query, asOf, null);
    }
    var number = register.number(query.search());
    return number.isPresent()
        ? Where.numbered(query, asOf, number.getAsInt())
        : Where.of(query, asOf, found(register, query.search()));
  }

  private Positions found(Register<?> register, String words) {
    return search
        .find(List.of(register.kind()), Search.words(words))
        .getOrDefault(register.path(), Positions.NONE);
  }

  private long size() {
    return jdbc.sql("select size from records.head").query(Long.class).optional().orElse(0L);
  }

  private long total(Register<?> register, Where where, AsOf asOf, long size) {
    var at = asOf.position() == null ? size : asOf.position();
    var key = new Counts.Key(Scope.currentOrg(), at, register.path() + " " + where.key());
    var known = counts.get(key);
    if (known != null) {
      return known;
    }
    // Size and count in one statement, hence of one snapshot: what is remembered for a size is true
    // of it.
    var counted =
        where
            .bind(
                jdbc.sql(
                    "select (select size from records.head), count(*) from %s it where %s"
                        .formatted(register.kind().table(), where.sql())))
            .query((rs, _) -> new long[] {rs.getLong(1), rs.getLong(2)})
            .single();
    counts.put(asOf.position() == null ? key.at(counted[0]) : key, counted[1]);
    return counted[1];
  }

  private List<String> rows(Register<?> register, Query query, Where where, int limit) {
    var sql = sql(register, query, where.sql());
    var statement = where.bind(jdbc.sql(sql)).param("limit", limit);
    var after = query.after();
    if (after != null) {
      statement.param("number", after.number());
      if (after.key() != null) {
        statement.param("key", after.key());
      }
    }
    return statement.query(String.class).list();
  }

  /**
   * A search passes many rows on its way to a page: it goes by what the index of the list holds and
   * reads whole only what it shows.
   */
  private static String sql(Register<?> register, Query query, String where) {
    var table = register.kind().table();
    if (query.search().isEmpty()) {
      return inOrder("to_jsonb(it)", table, query, where);
    }
    var way = query.descending() ? "desc" : "asc";
    var key =
        query.sort() == null
            ? ""
            : "it.%s %s nulls last, ".formatted(sortColumn(query.sort()), way);
    return "select to_jsonb(it) from (%s) page join %s it using (from_seq) order by %sit.number %s"
        .formatted(inOrder("it.from_seq", table, query, where), table, key, way);
  }

  private static String inOrder(String what, String table, Query query, String where) {
    var after = query.after();
    var way = query.descending() ? "desc" : "asc";
    var beyond = query.descending() ? "<" : ">";
    if (query.sort() == null) {
      var start = after == null ? "" : "and it.number " + beyond + " :number";
      return "select %s from %s it where %s %s order by it.number %s limit :limit"
          .formatted(what, table, where, start, way);
    }
    var key = "it." + sortColumn(query.sort());
    var some =
        "select %s from %s it where %s and %s is not null %s order by %s %s, it.number %s limit :limit"
            .formatted(what, table, where, key, start(query, key, beyond), key, way, way);
    if (query.sort().required()) {
      return some;
    }
    var noneStart =
        after != null && after.key() == null ? "and it.number " + beyond + " :number" : "";
    var none =
        "select %s from %s it where %s and %s is null %s order by it.number %s limit :limit"
            .formatted(what, table, where, key, noneStart, way);
    return after != null && after.key() == null
        ? none
        : "(%s) union all (%s) limit :limit".formatted(some, none);
  }

  private static String start(Query query, String key, String beyond) {
    var after = query.after();
    if (after == null || after.key() == null) {
      return "";
    }
    var type = type(Objects.requireNonNull(query.sort()));
    return "and (%s, it.number) %s (:key::%s, :number)".formatted(key, beyond, type);
  }

  private static Cursor cursor(Query query, String lastRow) {
    var row = RecordJson.MAPPER.readTree(lastRow);
    var key = query.sort() == null ? "number" : sortColumn(query.sort());
    return new Cursor(
        query.sort() == null ? null : row.path(key).asString(null), row.path("number").asInt());
  }

  /** Text sorts by a generated column in lower case, since the database compares code points. */
  private static String sortColumn(Field field) {
    return field instanceof Field.Line ? field.column() + "_key" : field.column();
  }

  private static String type(Field field) {
    return switch (field) {
      case Field.Day _ -> "date";
      case Field.Whole _ -> "int";
      case Field.Flag _ -> "boolean";
      case Field.Someone _ -> "uuid";
      case Field.Line _, Field.Paragraph _, Field.Choice _, Field.Choices _, Field.Terms _ ->
          "text";
    };
  }

  /** Totals already counted. A total is a function of organization, ledger size and condition. */
  static final class Counts {

    private static final int KEPT = 2_000;

    record Key(OrgId org, long at, String condition) {
      Key at(long size) {
        return new Key(org, size, condition);
      }
    }

    private final Map<Key, Long> known =
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
            return size() > KEPT;
          }
        };

    synchronized @Nullable Long get(Key key) {
      return known.get(key);
    }

    synchronized void put(Key key, long count) {
      known.put(key, count);
    }
  }
}
