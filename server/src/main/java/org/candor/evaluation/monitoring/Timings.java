package org.candor.evaluation.monitoring;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.database.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When each monitor with a schedule runs next; it outlives a restart. */
@Repository
class Timings {

  /*
   * A table of our own rather than a scheduler's: such a library polls outside any organization, and row-level
   * security shows it nothing there. Here each organization is looked through in its own scope, and taking a run,
   * moving its time on and recording the run are one transaction.
   */
  private final JdbcClient jdbc;

  Timings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Knows the monitors that have a schedule, and forgets the others. One that is new, or whose
   * schedule changed, runs at the next time of its schedule.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void align(Map<UUID, String> schedules, Instant now) {
    jdbc.sql(
            """
            delete from evaluation.due it where not (it.monitor = any(:all))
              and exists (select 1 from evaluation.monitors m where m.id = it.monitor)
            """)
        .param("all", new SqlArrayValue("uuid", schedules.keySet().toArray()))
        .update();
    var known = schedules();
    schedules.forEach(
        (monitor, schedule) -> {
          if (!schedule.equals(known.get(monitor))) {
            put(monitor, schedule, Timetable.of(schedule).after(now));
          }
        });
  }

  private Map<UUID, String> schedules() {
    var found = new LinkedHashMap<UUID, String>();
    jdbc.sql("select monitor, schedule from evaluation.due")
        .query((rs, _) -> found.put(rs.getObject(1, UUID.class), rs.getString(2)))
        .list();
    return found;
  }

  private void put(UUID monitor, String schedule, Instant at) {
    jdbc.sql(
            """
            insert into evaluation.due values (:org, :monitor, :schedule, :at)
            on conflict (org_id, monitor) do update set schedule = excluded.schedule, due_at = excluded.due_at
            """)
        .param("org", Scope.currentOrg().value())
        .param("monitor", monitor)
        .param("schedule", schedule)
        .param("at", Timestamp.from(at))
        .update();
  }

  /**
   * Takes the monitors whose time has come, each to the next time of its schedule: however many
   * runs were missed, one is made. What another server takes at this moment is left to it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<UUID> take(Instant now) {
    var due = new LinkedHashMap<UUID, String>();
    jdbc.sql(
            """
            select monitor, schedule from evaluation.due where due_at <= :now
            order by due_at, monitor for update skip locked
            """)
        .param("now", Timestamp.from(now))
        .query((rs, _) -> due.put(rs.getObject(1, UUID.class), rs.getString(2)))
        .list();
    due.forEach((monitor, schedule) -> put(monitor, schedule, Timetable.of(schedule).after(now)));
    return List.copyOf(due.keySet());
  }

  /** When each runs next. */
  @Transactional(readOnly = true)
  public Map<UUID, Instant> next() {
    var found = new LinkedHashMap<UUID, Instant>();
    jdbc.sql("select monitor, due_at from evaluation.due")
        .query((rs, _) -> found.put(rs.getObject(1, UUID.class), rs.getTimestamp(2).toInstant()))
        .list();
    return found;
  }
}
