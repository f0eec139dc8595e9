package org.candor.evaluation.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.candor.access.Forgotten;
import org.candor.database.Scope;
import org.candor.evaluation.monitoring.Run.State;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.measure.Stop;
import org.candor.records.Erasure;
import org.candor.records.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The runs of monitors of the organization in scope. */
@Repository
class Runs {

  /** This run of Candor. */
  private final UUID process = UUID.randomUUID();

  /** What it works on, and how far. A run of this process that is not among them broke off. */
  private final Map<UUID, Stop> live = new ConcurrentHashMap<>();

  private final JdbcClient jdbc;
  private final Clock clock;

  Runs(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Empty where the monitor runs already. */
  @Transactional
  public Optional<Run> begin(UUID monitor, Actor actor, int attempt) {
    return begin(monitor, null, actor, attempt);
  }

  /**
   * Expects as many queries as the last run of the same monitor had, that did one of its
   * measurements again or not.
   *
   * @param repeats the measurement that is done again; null for a run of the monitor itself
   */
  @Transactional
  public Optional<Run> begin(UUID monitor, @Nullable UUID repeats, Actor actor, int attempt) {
    var id = Ids.next();
    var begun =
        jdbc.sql(
                """
                insert into evaluation.runs
                  (org_id, id, monitor, repeats, state, process, person, person_name, attempt, asked_at, beat_at, expected)
                values (:org, :id, :monitor, :repeats, 'WAITING', :process, :person, :name, :attempt, :now, :now, (
                  select it.queries from evaluation.runs it
                  where it.monitor = :monitor and it.state = 'DONE' and it.queries > 0
                  order by it.asked_at desc, it.id desc limit 1))
                on conflict do nothing
                """)
            .param("org", Scope.currentOrg().value())
            .param("id", id)
            .param("monitor", monitor)
            .param("repeats", repeats, Types.OTHER)
            .param("process", process)
            .param("person", actor.person() == null ? null : actor.person().value(), Types.OTHER)
            .param("name", actor.name())
            .param("attempt", attempt)
            .param("now", now())
            .update();
    if (begun == 0) {
      return Optional.empty();
    }
    live.put(id, new Stop());
    return find(id);
  }

  @Transactional(readOnly = true)
  public Optional<Run> find(UUID id) {
    return jdbc.sql("select * from evaluation.runs where id = :id")
        .param("id", id)
        .query(this::run)
        .optional();
  }

  @Transactional(readOnly = true)
  public Optional<Run> latest(UUID monitor) {
    return jdbc.sql(
            """
            select * from evaluation.runs where monitor = :monitor and repeats is null
            order by asked_at desc, id desc limit 1
            """)
        .param("monitor", monitor)
        .query(this::run)
        .optional();
  }

  /** The last that did a measurement again. */
  @Transactional(readOnly = true)
  public Optional<Run> repeating(UUID measurement) {
    return jdbc.sql(
            """
            select * from evaluation.runs where repeats = :measurement
            order by asked_at desc, id desc limit 1
            """)
        .param("measurement", measurement)
        .query(this::run)
        .optional();
  }

  /** Runs of monitors that wait or measure now. */
  @Transactional(readOnly = true)
  public List<Run> working() {
    return jdbc.sql(
            """
            select * from evaluation.runs
            where state in ('WAITING', 'RUNNING') and repeats is null
            """)
        .query(this::run)
        .list();
  }

  /** Whoever asked for a run keeps its mark without the name. */
  @EventListener
  @Transactional
  public void forget(Forgotten it) {
    jdbc.sql("update evaluation.runs set person_name = :nobody where person = :person")
        .param("nobody", Erasure.ERASED)
        .param("person", it.person().value())
        .update();
  }

  /** False where it was stopped before it began. */
  @Transactional
  public boolean started(UUID id) {
    return jdbc.sql(
                """
                update evaluation.runs set state = 'RUNNING', started_at = :now, beat_at = :now
                where id = :id and state = 'WAITING' and not cancel
                """)
            .param("now", now())
            .param("id", id)
            .update()
        == 1;
  }

  @Transactional
  public void ended(UUID id, State state, @Nullable UUID measurement) {
    jdbc.sql(
            """
            update evaluation.runs
            set state = :state, ended_at = :now, measurement = :measurement,
              queries = greatest(queries, :queries)
            where id = :id and state in ('WAITING', 'RUNNING')
            """)
        .param("state", state.name())
        .param("now", now())
        .param("measurement", measurement, Types.OTHER)
        .param("queries", begun(id))
        .param("id", id)
        .update();
  }

  @Transactional
  public void cancel(UUID id) {
    jdbc.sql(
            """
            update evaluation.runs set cancel = true,
              state = case state when 'WAITING' then 'CANCELLED' else state end,
              ended_at = case state when 'WAITING' then :now else ended_at end
            where id = :id and state in ('WAITING', 'RUNNING')
            """)
        .param("now", now())
        .param("id", id)
        .update();
  }

  /** Says that this process still works on its runs; returns those that someone wants stopped. */
  @Transactional
  public List<UUID> beat() {
    var ids = live.keySet().toArray();
    var queries = Stream.of(ids).map(it -> (Object) begun((UUID) it)).toArray();
    return jdbc
        .sql(
            """
            update evaluation.runs it set beat_at = :now, queries = greatest(it.queries, known.queries)
            from unnest(:live::uuid[], :queries::int[]) known(id, queries)
            where it.id = known.id and it.state in ('WAITING', 'RUNNING')
            returning case when it.cancel then it.id end
            """)
        .param("now", now())
        .param("live", new SqlArrayValue("uuid", ids))
        .param("queries", new SqlArrayValue("int", queries))
        .query(UUID.class)
        .list()
        .stream()
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  /** Takes from the list those that nobody works on any more; each is returned once. */
  @Transactional
  public List<Run> interrupted() {
    return jdbc.sql(
            """
            update evaluation.runs set state = 'INTERRUPTED', ended_at = :now
            where state in ('WAITING', 'RUNNING') and not (id = any(:live))
              and (process = :process or beat_at < :silent)
            returning *
            """)
        .param("now", now())
        .param("live", new SqlArrayValue("uuid", live.keySet().toArray()))
        .param("process", process)
        .param("silent", Timestamp.from(clock.instant().minus(Run.SILENCE)))
        .query(this::run)
        .list();
  }

  /** Says that this process no longer works on it, however that came. */
  void leave(UUID id) {
    live.remove(id);
  }

  /** What stops it; of runs that this process does not work on one that does nothing. */
  Stop stopOf(UUID id) {
    return live.getOrDefault(id, new Stop());
  }

  /** Stops all that this process works on. */
  void stopAll() {
    live.values().forEach(Stop::stop);
  }

  private int begun(UUID id) {
    var stop = live.get(id);
    return stop == null ? 0 : stop.begun();
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  private Run run(ResultSet rs, int row) throws SQLException {
    var person = rs.getObject("person", UUID.class);
    var id = rs.getObject("id", UUID.class);
    return new Run(
        id,
        rs.getObject("monitor", UUID.class),
        rs.getObject("repeats", UUID.class),
        State.valueOf(rs.getString("state")),
        new Actor(
            person == null ? null : new PersonId(person), rs.getString("person_name"), Run.VIA),
        rs.getInt("attempt"),
        rs.getTimestamp("asked_at").toInstant(),
        moment(rs, "started_at"),
        moment(rs, "ended_at"),
        rs.getObject("measurement", UUID.class),
        Math.max(rs.getInt("queries"), begun(id)),
        rs.getObject("expected", Integer.class));
  }

  private static @Nullable Instant moment(ResultSet rs, String column) throws SQLException {
    var at = rs.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
