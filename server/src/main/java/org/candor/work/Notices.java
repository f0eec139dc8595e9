package org.candor.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.candor.database.Scope;
import org.candor.kernel.PersonId;
import org.candor.records.Ids;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people should know of, each told once. */
@Repository
class Notices {

  private final JdbcClient jdbc;

  Notices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How much waits for somebody. */
  record Counts(int unread, int tasks) {}

  /**
   * How far the ledger was looked through.
   *
   * @param day for which reminders went out last; null before the first
   */
  record Watched(long seq, @Nullable LocalDate day) {}

  @Transactional(readOnly = true)
  Counts counts(PersonId person) {
    return jdbc.sql(
            """
            select
              (select count(*) from work.notices where person = :person and read_at is null),
              (select count(*) from work.tasks
                where owner = :person and state = 'OPEN' and to_seq is null and not retired)
            """)
        .param("person", person.value())
        .query((row, _) -> new Counts(row.getInt(1), row.getInt(2)))
        .single();
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  List<Notice> of(PersonId person, int limit) {
    return jdbc.sql(
            """
            select id, kind, subject, detail, said, href, at, read_at from work.notices
            where person = :person order by at desc, id desc limit :limit
            """)
        .param("person", person.value())
        .param("limit", limit)
        .query((row, _) -> notice(row))
        .list();
  }

  /** Marks one as read, or all of a person's. */
  @Transactional
  int read(PersonId person, @Nullable UUID id, Instant now) {
    return jdbc.sql(
            """
            update work.notices set read_at = :now
            where person = :person and read_at is null and (:id::uuid is null or id = :id)
            """)
        .param("now", Timestamp.from(now))
        .param("person", person.value())
        .param("id", id)
        .update();
  }

  /**
   * Tells a person something, unless they were told under the same key before. It is kept as what
   * fills its sentence, and read in the reader's language.
   *
   * @return whether it was new
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean tell(
      PersonId person,
      String key,
      Notice.Kind kind,
      Phrase subject,
      Phrase detail,
      String href,
      Instant now) {
    return jdbc.sql(
                """
                insert into work.notices (org_id, id, person, key, kind, subject, detail, said, href, at)
                values (:org, :id, :person, :key, :kind, '', '', :said, :href, :at)
                on conflict (org_id, person, key) do nothing
                """)
            .param("org", Scope.currentOrg().value())
            .param("id", Ids.next())
            .param("person", person.value())
            .param("key", key)
            .param("kind", kind.name())
            .param("said", new Phrase("", List.of(subject, detail)).kept())
            .param("href", href)
            .param("at", Timestamp.from(now))
            .update()
        == 1;
  }

  /** Whether there is anything to look through: new facts, or a new day. */
  @Transactional(readOnly = true)
  boolean unseen(LocalDate day) {
    return jdbc.sql(
            """
            select w.seq is distinct from h.size or w.day is distinct from :day
            from records.head h left join work.watch w on w.org_id = h.org_id
            """)
        .param("day", day)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Takes the turn of looking through this organization's ledger, until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  Watched watched() {
    jdbc.sql("insert into work.watch (org_id, seq) values (:org, 0) on conflict do nothing")
        .param("org", Scope.currentOrg().value())
        .update();
    return jdbc.sql("select seq, day from work.watch where org_id = :org for update")
        .param("org", Scope.currentOrg().value())
        .query((row, _) -> new Watched(row.getLong(1), row.getObject(2, LocalDate.class)))
        .single();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  void looked(long seq, LocalDate day) {
    jdbc.sql("update work.watch set seq = :seq, day = :day where org_id = :org")
        .param("seq", seq)
        .param("day", day)
        .param("org", Scope.currentOrg().value())
        .update();
  }

  /** Open tasks that got another owner after a ledger position, not from the owner themselves. */
  @Transactional(readOnly = true)
  List<String> assignedAfter(long seq) {
    return jdbc.sql(
            """
            select to_jsonb(it) from work.tasks it
            where it.from_seq > :seq and it.to_seq is null and not it.retired
              and it.state = 'OPEN' and it.owner is not null
              and it.owner is distinct from it.recorded_by
              and not exists (select from work.tasks before
                where before.id = it.id and before.owner = it.owner
                  and before.from_seq <= :seq and before.to_seq > :seq)
            order by it.from_seq
            """)
        .param("seq", seq)
        .query(String.class)
        .list();
  }

  private static Notice notice(ResultSet row) throws SQLException {
    var read = row.getTimestamp("read_at");
    var kept = row.getString("said");
    var said = kept == null ? List.of() : Phrase.read(kept).arguments();
    return new Notice(
        row.getObject("id", UUID.class),
        Notice.Kind.valueOf(row.getString("kind")),
        kept == null ? row.getString("subject") : ((Phrase) said.get(0)).text(),
        kept == null ? row.getString("detail") : ((Phrase) said.get(1)).text(),
        row.getString("href"),
        row.getTimestamp("at").toInstant(),
        read == null ? null : read.toInstant());
  }
}
