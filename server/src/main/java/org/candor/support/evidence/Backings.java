package org.candor.support.evidence;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.candor.kernel.Ref;
import org.candor.records.AsOf;
import org.candor.records.Kind;
import org.candor.records.Kinds;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What stands behind evidence: a file, a place, a record. Read from the ledger alone, so that the
 * past answers as it did. Clause 7.5.3.
 */
@Repository
public class Backings {

  private static final String HOLLOW =
      """
      select e.id, case when e.rests_on is null then 'NOTHING_THERE'
        when behind.verb = 'RETIRED' then 'RECORD_RETIRED' else 'RECORD_MISSING' end as lack
      from (
        select *, substring(it.location from '([a-z-]+/[a-z-]+)/[0-9a-f-]{36}$') as rests_kind
        from support.evidence it where %1$s and not it.retired) e
      left join lateral (
        select f.verb from records.fact f
        where f.record_id = e.rests_on and f.kind = e.rests_kind and f.seq <= :upTo
          and f.verb in ('RECORDED', 'REVISED', 'RETIRED', 'RESTORED')
        order by f.seq desc limit 1) behind on e.rests_on is not null
      where (:everything or e.id = any(:ids)) and (
        e.form in ('FILE', 'LINK') and e.location is null and not exists (
          select 1 from records.attachments it where it.about_id = e.id and not it.retired and %1$s)
        or e.rests_on is not null and behind.verb = 'RETIRED'
        or e.rests_on is not null and behind.verb is null and e.rests_kind = any(:kinds)
          and (e.location like '/%%' or e.form in ('RECORD', 'MEASUREMENT')))
      """;

  private final JdbcClient jdbc;
  private final List<Kinds> kinds;

  Backings(JdbcClient jdbc, List<Kinds> kinds) {
    this.jdbc = jdbc;
    this.kinds = kinds;
  }

  /** Why nothing stands behind a piece of evidence. */
  public enum Lack {
    /** It is called a file or a link, and there is neither a file nor a place yet. */
    NOTHING_THERE,
    /** The record that it leads to was retired. */
    RECORD_RETIRED,
    /** There is no such record as it leads to, and never was. */
    RECORD_MISSING
  }

  /** Whether a record of a kind is or was on record, in the organization in scope. */
  @Transactional(readOnly = true)
  boolean known(Ref record) {
    return jdbc.sql(
            """
            select exists (select 1 from records.fact f
              where f.record_id = :id and f.kind = :kind and f.verb = 'RECORDED')
            """)
        .param("id", record.id())
        .param("kind", record.kind())
        .query(Boolean.class)
        .single();
  }

  /** All evidence in use with nothing behind it. */
  @Transactional(readOnly = true)
  public Map<UUID, Lack> hollow(AsOf asOf) {
    return find(true, List.of(), asOf);
  }

  /** Those of it that have nothing behind them. */
  @Transactional(readOnly = true)
  public Map<UUID, Lack> hollow(Collection<UUID> evidence, AsOf asOf) {
    return evidence.isEmpty() ? Map.of() : find(false, evidence, asOf);
  }

  private Map<UUID, Lack> find(boolean everything, Collection<UUID> ids, AsOf asOf) {
    var found = new HashMap<UUID, Lack>();
    jdbc.sql(HOLLOW.formatted(asOf.sql()))
        .param("everything", everything)
        .param("ids", array(ids))
        .param("kinds", new SqlArrayValue("text", paths()))
        .param("upTo", asOf.position() == null ? Long.MAX_VALUE : asOf.position())
        .query(
            row -> {
              found.put(row.getObject("id", UUID.class), Lack.valueOf(row.getString("lack")));
            });
    return found;
  }

  /** Evidence that some of these records stand behind: as its files, or as what it leads to. */
  @Transactional(readOnly = true)
  public Set<UUID> restingOn(Collection<UUID> records, AsOf asOf) {
    return jdbc
        .sql(
            """
            select it.id from support.evidence it where it.rests_on = any(:ids) and %1$s
            union select it.about_id from records.attachments it
            where it.id = any(:ids) and it.about_kind = 'support/evidence' and %1$s
            """
                .formatted(asOf.sql()))
        .param("ids", array(records))
        .query(UUID.class)
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  /** The paths of all kinds of records there are. */
  private Object[] paths() {
    return kinds.stream().flatMap(it -> it.all().stream()).map(Kind::path).distinct().toArray();
  }

  private static SqlArrayValue array(Collection<UUID> ids) {
    return new SqlArrayValue("uuid", ids.toArray());
  }
}
