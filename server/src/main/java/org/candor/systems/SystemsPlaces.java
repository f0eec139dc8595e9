package org.candor.systems;

import static org.candor.kernel.Clause.clause;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import org.candor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where people find the inventory as a whole. */
@Configuration(proxyBeanMethods = false)
class SystemsPlaces {

  @Bean
  NavEntry inventoryEntry() {
    return NavEntry.of(
            NavEntry.Group.DO, "systems.dashboard", DashboardController.AT, "layout-dashboard", 10)
        .answering(clause("A.6"))
        .requiring(AI_SYSTEMS.path())
        .on('i');
  }
}
