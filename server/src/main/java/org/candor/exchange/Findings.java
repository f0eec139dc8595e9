package org.candor.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.candor.database.Scope;
import org.candor.exchange.Finding.Kind;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each import had to say. The first hundred thousand are kept; the counts are always exact.
 */
@Repository
class Findings {

  static final int KEPT = 100_000;
  private static final int FETCH = 1_000;

  private final JdbcClient jdbc;

  Findings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param from how many were added before
   * @return how many there are now
   */
  @Transactional
  public int add(UUID job, int from, List<Finding> findings) {
    var kept = findings.subList(0, Math.max(0, Math.min(findings.size(), KEPT - from)));
    if (kept.isEmpty()) {
      return from;
    }
    jdbc.sql(
            """
            insert into exchange.findings (org_id, job, n, kind, row, line, "column", excerpt, message, said, record)
            select :org, :job, it.* from unnest(:ns, :kinds, :rows, :lines, :columns, :excerpts, :messages, :said, :records) it
            """)
        .param("org", Scope.currentOrg().value())
        .param("job", job)
        .param("ns", array("int", IntStream.range(from, from + kept.size()).boxed()))
        .param("kinds", array("text", kept.stream().map(it -> it.kind().name())))
        .param("rows", array("bigint", kept.stream().map(Finding::row)))
        .param("lines", array("bigint", kept.stream().map(Finding::line)))
        .param("columns", array("text", kept.stream().map(Finding::column)))
        .param("excerpts", array("text", kept.stream().map(Finding::excerpt)))
        .param("messages", array("text", kept.stream().map(Findings::verbatim)))
        .param("said", array("text", kept.stream().map(Findings::keyed)))
        .param("records", array("uuid", kept.stream().map(Finding::record)))
        .update();
    return from + kept.size();
  }

  @Transactional
  public void clear(UUID job) {
    jdbc.sql("delete from exchange.findings where job = :job").param("job", job).update();
  }

  /** The first of some kinds, in the order of the file. */
  @Transactional(readOnly = true)
  public List<Finding> first(UUID job, int limit, Kind... kinds) {
    return after(job, -1, limit, kinds).stream().map(Numbered::finding).toList();
  }

  /** Hands over every one of some kinds, a page of memory at a time. */
  @Transactional(readOnly = true)
  public void each(UUID job, Consumer<Finding> consumer, Kind... kinds) {
    for (var page = after(job, -1, FETCH, kinds);
        !page.isEmpty();
        page = after(job, page.getLast().n(), FETCH, kinds)) {
      page.forEach(it -> consumer.accept(it.finding()));
    }
  }

  private record Numbered(int n, Finding finding) {}

  private List<Numbered> after(UUID job, int n, int limit, Kind... kinds) {
    return jdbc.sql(
            """
            select * from exchange.findings where job = :job and kind = any(:kinds) and n > :after
            order by n limit :limit
            """)
        .param("job", job)
        .param("kinds", array("text", Stream.of(kinds).map(Enum::name)))
        .param("after", n)
        .param("limit", limit)
        .query((rs, row) -> new Numbered(rs.getInt("n"), finding(rs, row)))
        .list();
  }

  private static Finding finding(ResultSet rs, int row) throws SQLException {
    var said = rs.getString("said");
    var kind = Kind.valueOf(rs.getString("kind"));
    var found =
        new Finding(
            kind,
            rs.getLong("row"),
            rs.getLong("line"),
            rs.getString("column"),
            rs.getString("excerpt"),
            said == null ? Phrase.verbatim(rs.getString("message")) : Phrase.read(said),
            rs.getObject("record", UUID.class));
    // What was kept before differences were phrases stands as it is.
    return kind == Kind.CHANGED && said != null ? found.spelled() : found;
  }

  /** A value stands as it is; what the import says of it has a key. */
  private static String verbatim(Finding it) {
    return keyed(it) == null ? it.message() : "";
  }

  private static @Nullable String keyed(Finding it) {
    return switch (it.kind()) {
      case ERROR, WARNING, CHANGED -> it.said().kept();
      case NEW, GONE -> null;
    };
  }

  private static SqlArrayValue array(String type, Stream<?> values) {
    return new SqlArrayValue(type, values.toArray());
  }
}
