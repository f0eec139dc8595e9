package org.candor.support.evidence;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.candor.records.AsOf;
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
      select e.id, e.rests_on is not null as rests
      from (select * from support.evidence it where %1$s and not it.retired) e
      where (:everything or e.id = any(:ids)) and (
        e.form in ('FILE', 'LINK') and e.location is null and not exists (
          select 1 from records.attachments it where it.about_id = e.id and not it.retired and %1$s)
        or e.rests_on is not null and 'RETIRED' = (
          select f.verb from records.fact f where f.record_id = e.rests_on and f.seq <= :upTo
            and f.verb in ('RECORDED', 'REVISED', 'RETIRED', 'RESTORED')
          order by f.seq desc limit 1))
      """;

  private final JdbcClient jdbc;

  Backings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Why nothing stands behind a piece of evidence. */
  public enum Lack {
    /** It is called a file or a link, and there is neither a file nor a place yet. */
    NOTHING_THERE,
    /** The record that it leads to was retired. */
    RECORD_RETIRED
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
        .param("upTo", asOf.position() == null ? Long.MAX_VALUE : asOf.position())
        .query(
            row -> {
              found.put(
                  row.getObject("id", UUID.class),
                  row.getBoolean("rests") ? Lack.RECORD_RETIRED : Lack.NOTHING_THERE);
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

  private static SqlArrayValue array(Collection<UUID> ids) {
    return new SqlArrayValue("uuid", ids.toArray());
  }
}
