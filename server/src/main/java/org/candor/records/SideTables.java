package org.candor.records;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tables that no ledger tells: people, credentials, saved views. Found in the catalog of the
 * database, so that a table added later is in the backup without anyone thinking of it.
 */
@Repository
class SideTables {

  private static final int FETCH = 1_000;

  private final JdbcClient jdbc;

  SideTables(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param name with its schema
   * @param installation whether it is read in the scope of the installation, not of one
   *     organization
   * @param columns those that the database does not make itself; its own counts begin anew, else
   *     the next one it gives were taken
   */
  record SideTable(String name, boolean installation, String columns) {}

  /** In an order in which each table comes after those it refers to. */
  List<SideTable> all(List<String> kept) {
    return jdbc
        .sql(
            """
            with recursive side as (
              select c.oid, n.nspname || '.' || c.relname as name,
                exists (select 1 from pg_policy p where p.polrelid = c.oid
                  and pg_get_expr(p.polqual, p.polrelid) like '%installation%') as installation,
                (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
                  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                    and a.attidentity = '') as columns
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind = 'r' and c.relrowsecurity and n.nspname <> 'records'
                and has_table_privilege(c.oid, 'insert')),
            depth as (
              select oid, 0 as level from side
              union all
              select f.conrelid, d.level + 1 from pg_constraint f join depth d on d.oid = f.confrelid
              where f.contype = 'f' and f.conrelid <> f.confrelid and d.level < 20)
            select name, installation, columns from side join depth using (oid)
            group by name, installation, columns order by max(level), name
            """)
        .query((rs, _) -> new SideTable(rs.getString(1), rs.getBoolean(2), rs.getString(3)))
        .list()
        .stream()
        .filter(it -> !kept.contains(it.name()))
        .toList();
  }

  /** Hands over every row the scope shows, as JSON, a batch of memory at a time. */
  void each(SideTable table, Consumer<String> row) {
    try (var rows =
        jdbc
            .sql(
                "select to_jsonb(it) from (select %s from %s) it"
                    .formatted(table.columns(), table.name()))
            .withFetchSize(FETCH)
            .query(String.class)
            .stream()) {
      rows.forEach(row);
    }
  }

  /** Whether the scope shows a row of it. */
  boolean holds(SideTable table) {
    return jdbc.sql("select exists (select from %s)".formatted(table.name()))
        .query(Boolean.class)
        .single();
  }

  void insert(SideTable table, List<String> rows) {
    jdbc.sql(
            """
            insert into %1$s (%2$s)
            select %2$s from jsonb_populate_recordset(null::%1$s, :rows::jsonb)
            """
                .formatted(table.name(), table.columns()))
        .param("rows", "[" + String.join(",", rows) + "]")
        .update();
  }
}
