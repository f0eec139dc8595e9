package org.candor.work;

import static org.candor.access.Action.COMMENT;
import static org.candor.access.Action.READ;
import static org.candor.access.Action.REVISE;
import static org.candor.kernel.Clause.clause;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.access.Action;
import org.candor.access.Resource;
import org.candor.access.Role;
import org.candor.catalog.Catalog;
import org.candor.desk.Highlight;
import org.candor.desk.Suggestions;
import org.candor.register.Register;
import org.candor.support.evidence.Coverable;
import org.candor.support.evidence.LineSuggestions;
import org.candor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every register of the room at a glance, and where people find its pages. */
@Configuration(proxyBeanMethods = false)
public class WorkRegisters {

  public static final Register<Task> TASKS =
      Register.of(Task.class)
          .at("work/tasks")
          .numbered("TSK")
          .drawn("checkbox")
          .answering(clause("6.2"))
          .listing("name", "state", "owner", "dueOn", "requirement", "effort", "origin");

  static final String NOTICES = "work/notices";
  static final String BASELINE = "work/baseline";

  WorkRegisters() {}

  @Bean
  Register<Task> taskRegister(Coverable lines) {
    return TASKS.checking(
        it -> {
          if (it.requirement() != null) {
            lines.check("requirement", List.of(it.requirement()));
          }
        });
  }

  @Bean
  Suggestions servesSuggestions(Catalog catalog, Coverable lines) {
    return new LineSuggestions(TASKS.path(), "requirement", catalog, lines::own);
  }

  @Bean
  Resource tasksResource() {
    return Resource.content(TASKS.path());
  }

  /** What is told to a person is theirs alone, whatever they are to the management system. */
  @Bean
  Resource noticesResource() {
    var grants = new EnumMap<Role, Set<Action>>(Role.class);
    for (var role : Role.values()) {
      grants.put(role, Set.of(READ, REVISE));
    }
    return new Resource(NOTICES, grants);
  }

  /** Answers for the organization come from those who run its management system. */
  @Bean
  Resource baselineResource() {
    var oversight = Set.of(READ, COMMENT);
    return new Resource(
        BASELINE,
        Map.of(
            Role.AIMS_MANAGER,
            Set.of(READ, Action.RECORD, REVISE),
            Role.TOP_MANAGEMENT,
            oversight,
            Role.INTERNAL_AUDITOR,
            oversight,
            Role.EXTERNAL_AUDITOR,
            Set.of(READ)));
  }

  @Bean
  Highlight openTasks() {
    return new Highlight(TASKS.path(), Map.of("state", List.of("OPEN")), "work.tasks.open");
  }

  @Bean
  NavEntry homeEntry() {
    return NavEntry.of(NavEntry.Group.TOP, "work.home", "/", "home", 1).on('h');
  }

  @Bean
  NavEntry planEntry() {
    return NavEntry.of(NavEntry.Group.PLAN, "work.plan", "/work/plan", "list-check", 90)
        .answering(clause("6.2"))
        .requiring(TASKS.path())
        .on('p');
  }
}
