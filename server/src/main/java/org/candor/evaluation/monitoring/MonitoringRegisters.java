package org.candor.evaluation.monitoring;

import static org.candor.access.Action.COMMENT;
import static org.candor.access.Action.EXPORT;
import static org.candor.access.Action.READ;
import static org.candor.access.Action.RECORD;
import static org.candor.kernel.Clause.clause;
import static org.candor.web.Messages.text;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.access.Action;
import org.candor.access.Resource;
import org.candor.access.Role;
import org.candor.desk.NewPage;
import org.candor.register.Register;
import org.candor.register.Unfit;
import org.candor.support.evidence.Coverable;
import org.candor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every register of the room at a glance, and who may do what with them. */
@Configuration(proxyBeanMethods = false)
public class MonitoringRegisters {

  public static final Register<Monitor> MONITORS =
      Register.of(Monitor.class)
          .at("evaluation/monitors")
          .numbered("MON")
          .drawn("activity")
          .answering(clause("9.1"))
          .listing("name", "question", "outcome", "system", "measuredOn", "dueOn", "owner");

  public static final Register<DataSource> DATA_SOURCES =
      Register.of(DataSource.class)
          .at("evaluation/data-sources")
          .numbered("DSR")
          .drawn("database-import")
          .answering(clause("A.7.4"), clause("9.1"))
          .listing("name", "kind", "dataSet", "fileName", "uploadedOn", "owner");

  public static final Register<Measurement> MEASUREMENTS =
      Register.of(Measurement.class)
          .at("evaluation/measurements")
          .numbered("MSR")
          .drawn("ruler-2")
          .answering(clause("9.1"))
          .listing("name", "outcome", "monitor", "measuredOn", "rows", "engine");

  public static final Register<Repetition> REPETITIONS =
      Register.of(Repetition.class)
          .at("evaluation/repetitions")
          .numbered("RPT")
          .drawn("repeat")
          .answering(clause("9.1"))
          .listing("name", "outcome", "measurement", "doneOn");

  /** Quality of data for AI systems: no measurement of a model speaks for it. */
  static final String DATA_QUALITY = "A.7.4";

  MonitoringRegisters() {}

  @Bean
  Register<Monitor> monitors(Coverable lines) {
    return MONITORS.checking(it -> check(it, lines));
  }

  private static void check(Monitor it, Coverable lines) {
    Asking.study(it, Instant.EPOCH);
    Judgeable.check(it);
    lines.check("controls", it.controls());
    if (it.controls().contains(DATA_QUALITY) && !it.question().ofData()) {
      throw new Unfit(
          "controls",
          text("evaluation.refused.notOfData", DATA_QUALITY, Labels.question(it.question())));
    }
    if (it.schedule() != null) {
      try {
        Timetable.of(it.schedule());
      } catch (IllegalArgumentException e) {
        throw new Unfit("schedule", String.valueOf(e.getMessage()));
      }
    }
  }

  @Bean
  Register<DataSource> dataSources() {
    return DATA_SOURCES;
  }

  @Bean
  Register<Measurement> measurements() {
    return MEASUREMENTS;
  }

  @Bean
  Register<Repetition> repetitions() {
    return REPETITIONS;
  }

  @Bean
  Resource monitorsResource() {
    return Resource.content(MONITORS.path());
  }

  @Bean
  Resource dataSourcesResource() {
    return Resource.content(DATA_SOURCES.path());
  }

  /** Nobody records a measurement, nobody revises one: Candor makes them. */
  @Bean
  Resource measurementsResource() {
    return ofMachine(MEASUREMENTS);
  }

  /** Nor says what doing it again showed. */
  @Bean
  Resource repetitionsResource() {
    return ofMachine(REPETITIONS);
  }

  /** Who may do a measurement again: also who audits, since that is how a number is tested. */
  @Bean
  Resource againResource() {
    var grants = new EnumMap<Role, Set<Action>>(Role.class);
    for (var role :
        List.of(Role.AIMS_MANAGER, Role.SYSTEM_OWNER, Role.RISK_OWNER, Role.INTERNAL_AUDITOR)) {
      grants.put(role, Set.of(READ, RECORD));
    }
    return new Resource(AgainApi.RESOURCE, grants);
  }

  private static Resource ofMachine(Register<?> register) {
    var reads = Set.of(READ, COMMENT, EXPORT);
    return new Resource(
        register.path(),
        Map.of(
            Role.AIMS_MANAGER, reads,
            Role.SYSTEM_OWNER, reads,
            Role.RISK_OWNER, reads,
            Role.TOP_MANAGEMENT, reads,
            Role.INTERNAL_AUDITOR, reads,
            Role.EXTERNAL_AUDITOR, Set.of(READ, EXPORT),
            Role.EMPLOYEE, Set.of(READ)));
  }

  /** Who may answer for it that a monitor asks less than when it failed. */
  @Bean
  Resource acceptanceResource() {
    var grants = new EnumMap<Role, Set<Action>>(Role.class);
    Acceptance.ROLES.forEach(it -> grants.put(it, Set.of(READ, RECORD)));
    return new Resource(Acceptance.RESOURCE, grants);
  }

  /** Point at rows, confirm what was guessed: the form asks for options by their names. */
  @Bean
  NewPage newMonitor() {
    return new NewPage(MONITORS.path(), MonitoringController.AT + "/new");
  }

  @Bean
  NavEntry monitoringEntry() {
    return NavEntry.of(
            NavEntry.Group.CHECK,
            "evaluation.monitoring",
            MonitoringController.AT,
            "heart-rate-monitor",
            10)
        .answering(clause("9.1"))
        .requiring(MONITORS.path());
  }
}
