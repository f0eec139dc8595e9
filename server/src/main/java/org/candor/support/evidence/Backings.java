package org.candor.support.evidence;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.records.AsOf;
import org.candor.records.Kind;
import org.candor.records.Kinds;
import org.candor.support.evidence.Evidence.Form;
import org.candor.support.evidence.Lead.ToId;
import org.candor.support.evidence.Lead.ToLabel;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

  /** Those that could have nothing behind them. */
  private static final String PIECES =
      """
      select e.id, e.form, e.location, exists (
        select 1 from records.attachments it where it.about_id = e.id and not it.retired and %1$s) as filed
      from (select * from support.evidence it where %1$s and not it.retired) e
      where (:everything or e.id = any(:ids)) and (e.location is null or e.rests_on is not null
        or e.rests_named is not null or e.form in ('STATEMENT', 'MEASUREMENT'))
      """;

  /** A link that was taken back is remembered: it says what a statement was about. */
  private static final String TIES =
      """
      select it.from_id as evidence, it.to_id as other, it.retired from records.links it
      where it.from_kind = 'support/evidence' and (:everything or it.from_id = any(:ids)) and %1$s
      union all
      select it.to_id, it.from_id, it.retired from records.links it
      where it.to_kind = 'support/evidence' and (:everything or it.to_id = any(:ids)) and %1$s
      """;

  private static final String LAST =
      """
      select asked.id, last.kind, last.verb from unnest(:ids) asked(id) cross join lateral (
        select f.kind, f.verb from records.fact f
        where f.record_id = asked.id and f.seq <= :upTo
          and f.verb in ('RECORDED', 'REVISED', 'RETIRED', 'RESTORED')
        order by f.seq desc limit 1) last
      """;

  private static final String RESTING =
      """
      select it.id from support.evidence it
      where %1$s and (it.rests_on = any(:ids) or it.rests_named is not null
        or it.rests_on is not null and exists (select 1 from records.fact f
          where f.record_id = it.rests_on and f.kind = any(:kinds)))
      union select it.about_id from records.attachments it
      where it.id = any(:ids) and it.about_kind = 'support/evidence' and %1$s
      union select it.from_id from records.links it
      where it.from_kind = 'support/evidence' and %1$s
        and (it.id = any(:ids) or it.to_id = any(:ids) or it.to_kind = any(:kinds))
      union select it.to_id from records.links it
      where it.to_kind = 'support/evidence' and %1$s
        and (it.id = any(:ids) or it.from_id = any(:ids) or it.from_kind = any(:kinds))
      """;

  private final JdbcClient jdbc;
  private final List<Kinds> kinds;
  private final ObjectProvider<Witness> witnesses;

  Backings(JdbcClient jdbc, List<Kinds> kinds, ObjectProvider<Witness> witnesses) {
    this.jdbc = jdbc;
    this.kinds = kinds;
    this.witnesses = witnesses;
  }

  /** Why nothing stands behind a piece of evidence. */
  public enum Lack {
    /** Neither a file nor a place nor a record is there yet. */
    NOTHING_THERE(false),
    /** The record that it leads to, or states something about, was retired. */
    RECORD_RETIRED(true),
    /** There is no such record as it leads to, and never was. */
    RECORD_MISSING(false),
    /** Called a measurement, and what it leads to is none: no file, no address, no measurement. */
    NO_MEASUREMENT(false),
    /** The measurement that it leads to did not keep its limits, or measured nothing. */
    NOT_PASSED(false),
    /** It leads to a measurement of a monitor that broke a limit since. */
    FAILED_SINCE(true);

    private final boolean once;

    Lack(boolean once) {
      this.once = once;
    }

    /** Whether it counted before. */
    public boolean once() {
      return once;
    }
  }

  /** A piece of evidence, as far as it matters here. */
  private record Piece(UUID id, Form form, @Nullable String location, boolean filed) {}

  /** A record that a piece is linked with, or was. */
  private record Tie(UUID other, boolean takenBack) {}

  /** The last that is known of a record. */
  private record Known(String kind, boolean retired) {}

  /** The kind of a record that is or was on record, in the organization in scope. */
  @Transactional(readOnly = true)
  Optional<String> kindOf(UUID record) {
    return Optional.ofNullable(last(Set.of(record), AsOf.NOW).get(record)).map(Known::kind);
  }

  /** The record that is called so, whether or not it is in use. */
  @Transactional(readOnly = true)
  Optional<UUID> called(ToLabel label) {
    return Optional.ofNullable(called(Set.of(label)).get(label));
  }

  /** All evidence in use with nothing behind it. */
  @Transactional(readOnly = true)
  public Map<UUID, Lack> hollow(AsOf asOf) {
    return lacking(pieces(true, List.of(), asOf), ties(true, List.of(), asOf), asOf);
  }

  /** Those of it that have nothing behind them. */
  @Transactional(readOnly = true)
  public Map<UUID, Lack> hollow(Collection<UUID> evidence, AsOf asOf) {
    return evidence.isEmpty()
        ? Map.of()
        : lacking(pieces(false, evidence, asOf), ties(false, evidence, asOf), asOf);
  }

  /** Whether evidence that leads so leads to a record that stands. */
  @Transactional(readOnly = true)
  boolean stands(@Nullable String location) {
    var piece = new Piece(new UUID(0, 0), Form.LINK, location, true);
    return of(List.of(piece), Map.of(), AsOf.NOW).led(piece) == Led.STANDS;
  }

  /** Paths of the kinds of records whose change can change what evidence of them is worth. */
  public Set<String> witnessed() {
    return witnesses.stream().flatMap(it -> it.kinds().stream()).collect(toSet());
  }

  /**
   * Evidence that something stands behind which changed: as its file, as what it leads to or is
   * linked with.
   *
   * @param changed ids of records
   * @param kinds paths of {@link #witnessed} kinds of which any record changed
   */
  @Transactional(readOnly = true)
  public Set<UUID> restingOn(Collection<UUID> changed, Collection<String> kinds, AsOf asOf) {
    return Set.copyOf(
        jdbc.sql(RESTING.formatted(asOf.sql()))
            .param("ids", array(changed))
            .param("kinds", new SqlArrayValue("text", kinds.toArray()))
            .query(UUID.class)
            .list());
  }

  /** What a location leads to. */
  private enum Led {
    NOWHERE,
    MISSING,
    FALLEN,
    STANDS
  }

  /**
   * What is known of everything that some pieces lead to.
   *
   * @param measurements paths of kinds of records that are measurements
   * @param against records that speak for nothing
   */
  private record Behind(
      Set<String> paths,
      Set<String> measurements,
      Map<ToLabel, UUID> called,
      Map<UUID, Known> known,
      Map<UUID, Lack> against,
      Map<UUID, List<Tie>> ties) {

    Led led(Piece it) {
      var lead = Lead.of(it.location());
      var id = lead.map(this::target).orElse(null);
      if (id != null && known.containsKey(id)) {
        return fallen(id) == null ? Led.STANDS : Led.FALLEN;
      }
      return lead.isPresent() && lead.get().ours(it.form(), paths) ? Led.MISSING : Led.NOWHERE;
    }

    private @Nullable UUID target(Lead lead) {
      return switch (lead) {
        case ToId it -> it.id();
        case ToLabel it -> called.get(it);
      };
    }

    /** Why a record that was there shows nothing; null while it does. */
    private @Nullable Lack fallen(UUID id) {
      var it = known.get(id);
      return it != null && it.retired() ? Lack.RECORD_RETIRED : against.get(id);
    }

    @Nullable Lack lack(Piece it) {
      return switch (led(it)) {
        case STANDS -> measured(it) ? null : Lack.NO_MEASUREMENT;
        case FALLEN -> fallen(Lead.of(it.location()).map(this::target).orElseThrow());
        case MISSING -> Lack.RECORD_MISSING;
        case NOWHERE -> byItself(it);
      };
    }

    /** Whether it leads to a measurement, where it is called one. */
    private boolean measured(Piece it) {
      var kind =
          Lead.of(it.location()).map(this::target).map(known::get).map(Known::kind).orElse("");
      return it.form() != Form.MEASUREMENT || measurements.contains(kind);
    }

    /** It leads to no record. A statement is about those that it is linked with. */
    private @Nullable Lack byItself(Piece it) {
      if (it.form() == Form.MEASUREMENT && it.location() != null) {
        return it.filed() || Lead.web(it.location()) ? null : Lack.NO_MEASUREMENT;
      }
      var bare = it.location() == null && !it.filed();
      var tied = ties.getOrDefault(it.id(), List.of());
      if (it.form() == Form.STATEMENT || bare) {
        var lack = tied(tied);
        if (lack != null) {
          return lack;
        }
      }
      var linked = tied.stream().anyMatch(tie -> !tie.takenBack());
      return bare && it.form() != Form.STATEMENT && !linked ? Lack.NOTHING_THERE : null;
    }

    /** Taking back a link lifts nothing: what it was about is gone all the same. */
    private @Nullable Lack tied(List<Tie> tied) {
      Lack found = null;
      for (var tie : tied) {
        var lack = fallen(tie.other());
        if (lack == null && !tie.takenBack()) {
          return null;
        }
        found = found == null ? lack : found;
      }
      return found;
    }
  }

  private Map<UUID, Lack> lacking(List<Piece> pieces, Map<UUID, List<Tie>> ties, AsOf asOf) {
    var behind = of(pieces, ties, asOf);
    var found = new HashMap<UUID, Lack>();
    for (var piece : pieces) {
      var lack = behind.lack(piece);
      if (lack != null) {
        found.put(piece.id(), lack);
      }
    }
    return found;
  }

  private Behind of(List<Piece> pieces, Map<UUID, List<Tie>> ties, AsOf asOf) {
    var labels = new HashSet<ToLabel>();
    var ids = new HashSet<UUID>();
    for (var piece : pieces) {
      switch (Lead.of(piece.location()).orElse(null)) {
        case ToId it -> ids.add(it.id());
        case ToLabel it -> labels.add(it);
        case null -> {}
      }
      ties.getOrDefault(piece.id(), List.of()).forEach(it -> ids.add(it.other()));
    }
    var called = called(labels);
    ids.addAll(called.values());
    var against = new HashMap<UUID, Lack>();
    witnesses.stream().forEach(it -> against.putAll(it.against(ids, asOf)));
    return new Behind(paths(), measurements(), called, last(ids, asOf), against, ties);
  }

  private List<Piece> pieces(boolean everything, Collection<UUID> ids, AsOf asOf) {
    return jdbc.sql(PIECES.formatted(asOf.sql()))
        .param("everything", everything)
        .param("ids", array(ids))
        .query(
            (row, _) ->
                new Piece(
                    row.getObject("id", UUID.class),
                    Form.valueOf(row.getString("form")),
                    row.getString("location"),
                    row.getBoolean("filed")))
        .list();
  }

  private Map<UUID, List<Tie>> ties(boolean everything, Collection<UUID> ids, AsOf asOf) {
    var found = new HashMap<UUID, List<Tie>>();
    jdbc.sql(TIES.formatted(asOf.sql()))
        .param("everything", everything)
        .param("ids", array(ids))
        .query(
            row -> {
              found
                  .computeIfAbsent(row.getObject("evidence", UUID.class), _ -> new ArrayList<>())
                  .add(new Tie(row.getObject("other", UUID.class), row.getBoolean("retired")));
            });
    return found;
  }

  private Map<UUID, Known> last(Collection<UUID> records, AsOf asOf) {
    var found = new HashMap<UUID, Known>();
    if (!records.isEmpty()) {
      jdbc.sql(LAST)
          .param("ids", array(records))
          .param("upTo", asOf.position() == null ? Long.MAX_VALUE : asOf.position())
          .query(
              row -> {
                var retired = row.getString("verb").equals("RETIRED");
                found.put(
                    row.getObject("id", UUID.class), new Known(row.getString("kind"), retired));
              });
    }
    return found;
  }

  private Map<ToLabel, UUID> called(Set<ToLabel> labels) {
    var found = new HashMap<ToLabel, UUID>();
    for (var label : labels) {
      all()
          .filter(it -> it.prefix().equals(label.prefix()))
          .findFirst()
          .flatMap(
              kind ->
                  jdbc.sql(
                          "select id from %s where number = :number limit 1"
                              .formatted(kind.table()))
                      .param("number", label.number())
                      .query(UUID.class)
                      .optional())
          .ifPresent(it -> found.put(label, it));
    }
    return found;
  }

  private Stream<Kind<?>> all() {
    return kinds.stream().flatMap(it -> it.all().stream());
  }

  /** Paths of the kinds of records that are measurements. */
  Set<String> measurements() {
    return witnesses.stream().flatMap(it -> it.measurements().stream()).collect(toSet());
  }

  /** What labels of records begin with. */
  Set<String> prefixes() {
    return all().map(Kind::prefix).collect(toSet());
  }

  /** The paths of all kinds of records there are. */
  Set<String> paths() {
    return all().map(Kind::path).collect(toSet());
  }

  private static SqlArrayValue array(Collection<UUID> ids) {
    return new SqlArrayValue("uuid", ids.toArray());
  }
}
