package org.candor.catalog;

import java.util.List;
import org.candor.database.Scope;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The frameworks that the organization in scope brought, and the licensed text it holds. */
@Repository
class OwnFrameworks {

  private final JdbcClient jdbc;
  private final Records records;

  OwnFrameworks(JdbcClient jdbc, Records records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  @Transactional(readOnly = true)
  public List<Entry<OwnFramework>> all(AsOf asOf) {
    return jdbc
        .sql(
            "select to_jsonb(it) from catalog.frameworks it where not it.retired and %s order by it.framework"
                .formatted(asOf.sql()))
        .query(String.class)
        .list()
        .stream()
        .map(it -> records.read(OwnFramework.KIND, it))
        .toList();
  }

  /** The licensed words for a line; empty where the organization holds none. */
  @Transactional(readOnly = true)
  public List<Line> licensed(String framework) {
    return jdbc.sql("select line, words from catalog.licensed where framework = :framework")
        .param("framework", framework)
        .query((rs, _) -> new Line(rs.getString(1), rs.getString(2)))
        .list();
  }

  record Line(String line, String words) {}

  /** Takes the place of all licensed words of a framework. */
  @Transactional
  public void license(String framework, List<Line> lines) {
    jdbc.sql("delete from catalog.licensed where framework = :framework")
        .param("framework", framework)
        .update();
    if (lines.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into catalog.licensed (org_id, framework, line, words)
            select :org, :framework, line, words from unnest(:lines, :words) as it (line, words)
            """)
        .param("org", Scope.currentOrg().value())
        .param("framework", framework)
        .param("lines", lines.stream().map(Line::line).toArray(String[]::new))
        .param("words", lines.stream().map(Line::words).toArray(String[]::new))
        .update();
  }
}
