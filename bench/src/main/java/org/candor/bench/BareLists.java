package org.candor.bench;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.candor.kernel.OrgId;
import org.candor.records.AsOf;
import org.candor.register.Cursor;
import org.candor.register.Field;
import org.candor.register.Filter;
import org.candor.register.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Lists of AI systems by the SQL that a person would write for each, and a table made larger. */
final class BareLists {

  private final JdbcTemplate jdbc;
  private final OrgId org;

  BareLists(DataSource person, OrgId org) {
    this.jdbc = new JdbcTemplate(person);
    this.org = org;
  }

  /** What a person would write: the condition, the start and the order, with literals. */
  record Shape(String where, String start, String order, int limit) {}

  static Shape shape(Query query, AsOf asOf) {
    var parts = new ArrayList<String>();
    parts.add(asOf.sql().replace(AsOf.OURS + " and ", ""));
    parts.add("not it.retired");
    for (var filter : query.filters()) {
      if (filter instanceof Filter.In in) {
        parts.add(
            "it.%s in ('%s')".formatted(in.field().column(), String.join("', '", in.values())));
      }
    }
    for (var word : query.search().split("\\s+")) {
      if (!word.isEmpty()) {
        parts.add("it.search like '%" + word + "%'");
      }
    }
    var key = query.sort() == null ? null : column(query.sort());
    var way = query.descending() ? " desc nulls last" : "";
    var order =
        key == null
            ? "it.number" + way
            : key + way + ", it.number" + way.replace(" nulls last", "");
    return new Shape(String.join(" and ", parts), start(query.after(), key), order, query.limit());
  }

  private static String column(Field field) {
    return "it." + field.column() + (field instanceof Field.Line ? "_key" : "");
  }

  private static String start(@Nullable Cursor after, @Nullable String key) {
    if (after == null || after.key() == null || key == null) {
      return "";
    }
    return " and (%s, it.number) > ('%s', %d)".formatted(key, after.key(), after.number());
  }

  int rows(Shape shape) {
    return jdbc.query(
            """
            select * from systems.ai_systems it where it.org_id = '%s' and %s%s order by %s limit %d
            """
                .formatted(org, shape.where(), shape.start(), shape.order(), shape.limit()),
            (rs, _) -> {
              var width = rs.getMetaData().getColumnCount();
              var cells = new ArrayList<String>(width);
              for (var i = 1; i <= width; i++) {
                cells.add(rs.getString(i));
              }
              return (List<String>) cells;
            })
        .size();
  }

  long count(Shape shape) {
    var found =
        jdbc.queryForObject(
            "select count(*) from systems.ai_systems it where it.org_id = '%s' and %s"
                .formatted(org, shape.where()),
            Long.class);
    return found == null ? 0 : found;
  }

  /** Copies every system so many times, each copy with a fact of its own that says nothing. */
  void multiply(int times) {
    jdbc.execute(
        (ConnectionCallback<Boolean>)
            connection -> {
              var one = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
              one.execute("set session_replication_role = replica");
              one.execute(
                  """
                  create temp table more as
                  select gen_random_uuid() as id, it.id as source, k,
                    row_number() over (order by k, it.number) + (select size from records.head where org_id = '%1$s') as seq
                  from systems.ai_systems it, generate_series(1, %2$d) k
                  where it.org_id = '%1$s' and it.to_seq is null
                  """
                      .formatted(org, times));
              one.execute(
                  """
                  insert into records.fact (org_id, seq, at, verb, kind, record_id, version, envelope, leaf)
                  select '%s', seq, now(), 'RECORDED', 'systems/ai-systems', id, 1, '{}', sha256(id::text::bytea) from more
                  """
                      .formatted(org));
              one.execute(copying(one));
              one.execute(
                  """
                  update records.head set size = (select max(seq) from more), last_at = now() where org_id = '%s'
                  """
                      .formatted(org));
              one.execute("drop table more");
              one.execute("set session_replication_role = origin");
              return true;
            });
  }

  private static String copying(JdbcTemplate jdbc) {
    var columns =
        jdbc.queryForList(
            """
            select quote_ident(attname) from pg_attribute
            where attrelid = 'systems.ai_systems'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            order by attnum
            """,
            String.class);
    var values =
        columns.stream()
            .map(
                it ->
                    switch (it) {
                      case "id" -> "more.id";
                      case "number", "from_seq" -> "more.seq";
                      case "name" -> "it.name || ' ' || more.k";
                      default -> "it." + it;
                    })
            .toList();
    return "insert into systems.ai_systems (%s) select %s from more join systems.ai_systems it on it.id = more.source and it.to_seq is null"
        .formatted(String.join(", ", columns), String.join(", ", values));
  }

  /** What PostgreSQL does by itself in a quiet minute. */
  void settle() {
    jdbc.execute("vacuum (analyze) systems.ai_systems");
    jdbc.execute("vacuum (analyze) records.fact");
    jdbc.execute("vacuum (analyze) records.posting");
  }
}
