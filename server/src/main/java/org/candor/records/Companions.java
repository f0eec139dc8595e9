package org.candor.records;

import java.util.List;
import java.util.UUID;
import org.candor.kernel.Ref;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What stands beside a record: its links both ways, its comments, its attachments. */
@Repository
public class Companions {

  private final JdbcClient jdbc;

  Companions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public List<Entry<Link>> links(Ref subject, AsOf asOf) {
    return find(Link.KIND, "(it.from_id = :id or it.to_id = :id)", subject, asOf);
  }

  @Transactional(readOnly = true)
  public List<Entry<Comment>> comments(Ref subject, AsOf asOf) {
    return find(Comment.KIND, "it.about_id = :id", subject, asOf);
  }

  @Transactional(readOnly = true)
  public List<Entry<Attachment>> attachments(Ref subject, AsOf asOf) {
    return find(Attachment.KIND, "it.about_id = :id", subject, asOf);
  }

  /** Every comment that was ever made, taken back or not, as it now reads. */
  @Transactional(readOnly = true)
  public List<Entry<Comment>> everSaid(Ref subject) {
    return ever(Comment.KIND, "it.about_id = :id", "id", subject.id());
  }

  /** Every file that was ever attached, removed or not. */
  @Transactional(readOnly = true)
  public List<Entry<Attachment>> everKept(Ref subject) {
    return ever(Attachment.KIND, "it.about_id = :id", "id", subject.id());
  }

  /** Every file of this content, with whichever record, removed or not. */
  @Transactional(readOnly = true)
  public List<Entry<Attachment>> everKept(String sha256) {
    return ever(Attachment.KIND, "it.sha256 = :sha256", "sha256", sha256);
  }

  /** The record and all that ever stood beside it: whose facts together are its history. */
  @Transactional(readOnly = true)
  public List<UUID> family(Ref subject) {
    return jdbc.sql(
            """
            select :id::uuid
            union select id from records.links where from_id = :id or to_id = :id
            union select id from records.comments where about_id = :id
            union select id from records.attachments where about_id = :id
            """)
        .param("id", subject.id())
        .query(UUID.class)
        .list();
  }

  private <R extends Record> List<Entry<R>> ever(
      Kind<R> kind, String where, String name, Object value) {
    return jdbc
        .sql(
            "select to_jsonb(it) from %s it where %s and %s order by it.number"
                .formatted(kind.table(), where, AsOf.NOW.sql()))
        .param(name, value)
        .query(String.class)
        .list()
        .stream()
        .map(it -> Rows.entry(kind, it))
        .toList();
  }

  private <R extends Record> List<Entry<R>> find(
      Kind<R> kind, String where, Ref subject, AsOf asOf) {
    return jdbc
        .sql(
            "select to_jsonb(it) from %s it where %s and %s and not it.retired order by it.number"
                .formatted(kind.table(), where, asOf.sql()))
        .param("id", subject.id())
        .query(String.class)
        .list()
        .stream()
        .map(it -> Rows.entry(kind, it))
        .toList();
  }
}
