package org.candor.systems;

import static java.util.stream.Collectors.joining;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.candor.records.AsOf;
import org.candor.register.Field;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts of AI systems, each a scan over one condition. */
@Repository
class InventoryFigures {

  private final JdbcClient jdbc;

  InventoryFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** AI systems that give the same answers to the questions of few possible answers. */
  record Alike(Map<String, String> answers, long count) {}

  List<Alike> alike(AsOf asOf) {
    return jdbc.sql(
            """
            select coalesce(it.stage, '-') as "stage", coalesce(it.impact, '-') as "impact",
              coalesce(it.impact_assessment, '-') as "impactAssessment", coalesce(it.origin, '-') as "origin",
              coalesce(it.scope, '-') as "scope", coalesce(it.personal_data, '-') as "personalData",
              case when it.owner is null then '-' else '*' end as "owner", count(*) as n
            from systems.ai_systems it where %s and not it.retired
            group by 1, 2, 3, 4, 5, 6, 7
            """
                .formatted(asOf.sql()))
        .query((row, _) -> alike(row))
        .list();
  }

  private static Alike alike(ResultSet row) throws SQLException {
    var answers = new LinkedHashMap<String, String>();
    var columns = row.getMetaData();
    for (int i = 1; i < columns.getColumnCount(); i++) {
      answers.put(columns.getColumnLabel(i), row.getString(i));
    }
    return new Alike(answers, row.getLong("n"));
  }

  /** How many systems began in each quarter, by its first day. */
  TreeMap<LocalDate, Long> startedByQuarter(AsOf asOf) {
    var quarters = new TreeMap<LocalDate, Long>();
    jdbc.sql(
            """
            select date_trunc('quarter', it.started_on)::date as quarter, count(*) as n
            from systems.ai_systems it where %s and not it.retired and it.started_on is not null
            group by 1
            """
                .formatted(asOf.sql()))
        .query(
            row -> {
              quarters.put(row.getObject("quarter", LocalDate.class), row.getLong("n"));
            });
    return quarters;
  }

  /** How many systems leave each of these fields unanswered. */
  Map<Field, Long> unanswered(List<Field> fields, AsOf asOf) {
    var counts = fields.stream().map(InventoryFigures::unanswered).collect(joining(", "));
    return jdbc.sql(
            "select %s from %s it where %s and not it.retired"
                .formatted(counts, AI_SYSTEMS.kind().table(), asOf.sql()))
        .query(
            (row, _) -> {
              var found = new LinkedHashMap<Field, Long>();
              for (int i = 0; i < fields.size(); i++) {
                found.put(fields.get(i), row.getLong(i + 1));
              }
              return found;
            })
        .single();
  }

  private static String unanswered(Field field) {
    return "count(*) filter (where it.%s %s)"
        .formatted(field.column(), field.many() ? "= '{}'" : "is null");
  }
}
