package org.candor.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.access.Action;
import org.candor.access.Resource;
import org.candor.access.Role;
import org.candor.kernel.Clause;
import org.candor.register.Register;
import org.candor.register.Words;
import org.candor.web.NavEntry;
import org.candor.web.NavEntry.Group;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A place in the navigation for each register. */
@Configuration(proxyBeanMethods = false)
class DeskNavigation {

  @Bean
  NavEntry.Source registerEntries(List<Register<?>> registers) {
    return () -> registers.stream().map(it -> entry(it, 100 + registers.indexOf(it))).toList();
  }

  /** To erase by law is the AIMS manager's; that it was done, the ledger shows to all. */
  @Bean
  Resource erasuresResource() {
    var whole = Set.of(Action.READ, Action.MANAGE);
    return new Resource(ErasureController.RESOURCE, Map.of(Role.AIMS_MANAGER, whole));
  }

  private static NavEntry entry(Register<?> register, int order) {
    var clause = register.clauses().getLast();
    return NavEntry.of(
            group(clause), Words.title(register), register.href(), register.icon(), order)
        .answering(clause)
        .requiring(register.path());
  }

  /** The wheel: plan is clauses 4 to 6, do is 7, 8 and the controls of Annex A, then check, act. */
  private static Group group(Clause clause) {
    return switch (clause.number().split("\\.")[0]) {
      case "4", "5", "6" -> Group.PLAN;
      case "9" -> Group.CHECK;
      case "10" -> Group.ACT;
      default -> Group.DO;
    };
  }
}
