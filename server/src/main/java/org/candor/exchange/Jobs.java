package org.candor.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.candor.access.Forgotten;
import org.candor.database.Scope;
import org.candor.exchange.Job.State;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.records.Erasure;
import org.candor.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The imports of the organization in scope and how far each is. */
@Repository
class Jobs {

  private static final int LISTED = 100;

  /** This run of Candor. */
  private final UUID process = UUID.randomUUID();

  /** What it works on. A job of this run that is not among them broke off. */
  private final Set<UUID> live = ConcurrentHashMap.newKeySet();

  private final JdbcClient jdbc;
  private final Clock clock;

  Jobs(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  UUID process() {
    return process;
  }

  Instant now() {
    return clock.instant();
  }

  @Transactional
  public void add(Job job) {
    jdbc.sql(
            """
            insert into exchange.jobs (org_id, id, register, file_name, sha256, bytes, kept, mapping, person, person_name,
              state, process, created_at, beat_at, counts, survey, detected, message)
            values (:org, :id, :register, :name, :sha256, :bytes, :kept, :mapping, :person, :personName,
              :state, :process, :at, :at, :counts, :survey, :detected, '')
            """)
        .param("org", Scope.currentOrg().value())
        .param("id", job.id())
        .param("register", job.register())
        .param("name", job.fileName())
        .param("sha256", job.sha256())
        .param("bytes", job.bytes())
        .param("kept", job.kept())
        .param("mapping", job.mapping().json())
        .param("person", person(job.actor()), Types.OTHER)
        .param("personName", job.actor().name())
        .param("state", job.state().name())
        .param("process", process)
        .param("at", Timestamp.from(job.createdAt()))
        .param("counts", json(job.counts()))
        .param("survey", json(job.survey()))
        .param("detected", job.detected())
        .update();
  }

  /** Whoever brought a file keeps its mark without the name. */
  @EventListener
  @Transactional
  public void forget(Forgotten it) {
    jdbc.sql("update exchange.jobs set person_name = :nobody where person = :person")
        .param("nobody", Erasure.ERASED)
        .param("person", it.person().value())
        .update();
  }

  @Transactional(readOnly = true)
  public Optional<Job> find(UUID id) {
    return jdbc.sql("select * from exchange.jobs where id = :id")
        .param("id", id)
        .query(this::job)
        .optional();
  }

  /** Newest first. */
  @Transactional(readOnly = true)
  public List<Job> latest() {
    return jdbc.sql("select * from exchange.jobs order by created_at desc, id desc limit :limit")
        .param("limit", LISTED)
        .query(this::job)
        .list();
  }

  /**
   * Takes a job up, unless someone works on it or on another one for the same register.
   *
   * @return false when someone does
   */
  @Transactional
  public boolean take(UUID id, State working) {
    var free =
        jdbc.sql(
                    """
                update exchange.jobs it set state = :state, process = :process, cancel = false, started_at = :now,
                  beat_at = :now, counts = :counts, message = ''
                where id = :id and not exists (
                  select 1 from exchange.jobs other
                  where (other.id = it.id and other.state = 'CHECKING' or other.register = it.register and other.state = 'RUNNING')
                    and (other.id = any(:live) or other.process <> :process and other.beat_at > :alive))
                """)
                .param("state", working.name())
                .param("process", process)
                .param("now", Timestamp.from(now()))
                .param("alive", Timestamp.from(now().minus(Job.SILENCE)))
                .param("counts", json(Report.Counts.NONE))
                .param("live", new SqlArrayValue("uuid", live.toArray()))
                .param("id", id)
                .update()
            == 1;
    if (free) {
      live.add(id);
    }
    return free;
  }

  /** Says that this run of Candor no longer works on it, however that came. */
  void leave(UUID id) {
    live.remove(id);
  }

  @Transactional
  public void map(UUID id, Mapping mapping) {
    jdbc.sql(
            """
            update exchange.jobs set mapping = :mapping, state = 'UPLOADED'
            where id = :id and state in ('UPLOADED', 'CHECKED', 'FAILED', 'CANCELLED')
            """)
        .param("mapping", mapping.json())
        .param("id", id)
        .update();
  }

  /** Returns whether someone wants it stopped. */
  @Transactional
  public boolean beat(UUID id, Report.Counts counts, @Nullable Integer total) {
    return jdbc.sql(
            """
            update exchange.jobs set beat_at = :now, counts = :counts, total = coalesce(:total, total)
            where id = :id returning cancel
            """)
        .param("now", Timestamp.from(now()))
        .param("counts", json(counts))
        .param("total", total, Types.INTEGER)
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  @Transactional
  public void end(UUID id, State state, Tally tally, String detected, String message) {
    jdbc.sql(
            """
            update exchange.jobs set state = :state, beat_at = :now, counts = :counts, survey = :survey,
              detected = :detected, message = :message where id = :id
            """)
        .param("state", state.name())
        .param("now", Timestamp.from(now()))
        .param("counts", json(tally.counts()))
        .param("survey", json(tally.survey()))
        .param("detected", detected)
        .param("message", message)
        .param("id", id)
        .update();
  }

  /** Ends it where it broke off; the counts stay those of the last batch that is in. */
  @Transactional
  public void fail(UUID id, String message) {
    jdbc.sql(
            "update exchange.jobs set state = 'FAILED', beat_at = :now, message = :message where id = :id")
        .param("now", Timestamp.from(now()))
        .param("message", message)
        .param("id", id)
        .update();
  }

  @Transactional
  public void cancel(UUID id) {
    jdbc.sql("update exchange.jobs set cancel = true where id = :id").param("id", id).update();
  }

  private Job job(ResultSet rs, int row) throws SQLException {
    var person = rs.getObject("person", UUID.class);
    var started = rs.getTimestamp("started_at");
    var job =
        new Job(
            rs.getObject("id", UUID.class),
            rs.getString("register"),
            rs.getString("file_name"),
            rs.getString("sha256"),
            rs.getLong("bytes"),
            rs.getBoolean("kept"),
            Mapping.read(rs.getString("mapping")),
            new Actor(
                person == null ? null : new PersonId(person),
                rs.getString("person_name"),
                Imports.VIA),
            State.valueOf(rs.getString("state")),
            rs.getObject("process", UUID.class),
            rs.getBoolean("cancel"),
            rs.getTimestamp("created_at").toInstant(),
            started == null ? null : started.toInstant(),
            rs.getTimestamp("beat_at").toInstant(),
            rs.getObject("total", Integer.class),
            RecordJson.MAPPER.readValue(rs.getString("counts"), Report.Counts.class),
            RecordJson.MAPPER.readValue(rs.getString("survey"), Report.Survey.class),
            Phrases.words(rs.getString("detected")),
            Phrases.words(rs.getString("message")));
    // A rehearsal that was cut off brought nothing in: the file waits as it did before.
    return !silent(job)
        ? job
        : job.in(job.state() == State.CHECKING ? State.UPLOADED : State.INTERRUPTED);
  }

  private boolean silent(Job job) {
    return job.working()
        && !live.contains(job.id())
        && (job.process().equals(process) || job.beatAt().isBefore(now().minus(Job.SILENCE)));
  }

  private static @Nullable UUID person(Actor actor) {
    return actor.person() == null ? null : actor.person().value();
  }

  private static String json(Object value) {
    return RecordJson.MAPPER.writeValueAsString(value);
  }
}
