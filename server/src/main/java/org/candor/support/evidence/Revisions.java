package org.candor.support.evidence;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.kernel.PersonId;
import org.candor.records.AsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Since when evidence says what it says, read from its versions and those of its files. Clause
 * 7.5.3.
 *
 * <p>Whose owner changes, or which ends sooner, or bears on other lines, says what it said. A
 * monitor measures again and judges itself what that is worth: of its evidence nothing but the name
 * and the form are a hand's.
 */
@Repository
public class Revisions {

  /** An unlimited {@code expires_on} ends later than any day. */
  private static final String DATED =
      """
      select said.number, min(said.from_seq) as first,
        greatest(max(said.from_seq) filter (where said.anew), max(said.filed)) as changed,
        array_agg(distinct said.recorded_by) filter (where said.anew) as writers
      from (
        select it.number, it.from_seq, it.recorded_by,
          files.filed,
          lag(it.id) over earlier is null
            or it.name is distinct from lag(it.name) over earlier
            or it.form is distinct from lag(it.form) over earlier
            or coalesce(it.external_key, '') not like 'monitor:%%' and (
              it.shows is distinct from lag(it.shows) over earlier
              or it.location is distinct from lag(it.location) over earlier
              or it.sha256 is distinct from lag(it.sha256) over earlier
              or it.effective_on is distinct from lag(it.effective_on) over earlier
              or it.period_to is distinct from lag(it.period_to) over earlier
              or it.made_how is distinct from lag(it.made_how) over earlier
              or coalesce(it.expires_on, 'infinity')
                > coalesce(lag(it.expires_on) over earlier, 'infinity')) as anew
        from support.evidence it left join (
          select it.about_id, max(it.from_seq) as filed from records.attachments it
          where it.about_kind = 'support/evidence' and %1$s and it.from_seq <= :upTo
            and (:everything or it.about_id = any(:ids))
          group by it.about_id) files on files.about_id = it.id
        where %1$s and it.from_seq <= :upTo and (:everything or it.id = any(:ids))
        window earlier as (partition by it.id order by it.version)) said
      group by said.number
      """
          .formatted(AsOf.OURS);

  private final JdbcClient jdbc;

  Revisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param first position of the ledger that recorded it
   * @param changed position from which on it says what it says, with the files that it has
   * @param writer who alone wrote that; null where several did, or none who is a person
   */
  public record Dated(long first, long changed, @Nullable PersonId writer) {}

  /** Of all evidence, by its number. */
  @Transactional(readOnly = true)
  public Map<Integer, Dated> all(AsOf asOf) {
    return dated(true, List.of(), asOf);
  }

  /** Of some, by its number. */
  @Transactional(readOnly = true)
  public Map<Integer, Dated> of(Collection<UUID> evidence, AsOf asOf) {
    return evidence.isEmpty() ? Map.of() : dated(false, evidence, asOf);
  }

  private Map<Integer, Dated> dated(boolean everything, Collection<UUID> ids, AsOf asOf) {
    var found = new HashMap<Integer, Dated>();
    jdbc.sql(DATED)
        .param("everything", everything)
        .param("ids", new SqlArrayValue("uuid", ids.toArray()))
        .param("upTo", asOf.position() == null ? Long.MAX_VALUE : asOf.position())
        .query(
            row -> {
              var writers = (UUID[]) row.getArray("writers").getArray();
              found.put(
                  row.getInt("number"),
                  new Dated(row.getLong("first"), row.getLong("changed"), alone(writers)));
            });
    return found;
  }

  private static @Nullable PersonId alone(@Nullable UUID[] writers) {
    var first = writers.length == 1 ? writers[0] : null;
    return first == null ? null : new PersonId(first);
  }
}
