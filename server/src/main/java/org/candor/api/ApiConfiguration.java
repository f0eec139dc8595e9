package org.candor.api;

import static org.candor.access.Action.READ;
import static org.candor.access.Role.AIMS_MANAGER;
import static org.candor.access.Role.EXTERNAL_AUDITOR;
import static org.candor.access.Role.INTERNAL_AUDITOR;
import static org.candor.access.Role.TOP_MANAGEMENT;

import java.util.Map;
import java.util.Set;
import org.candor.access.Resource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the API adds to what can be permitted. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

  /** The ledger in its order, for those who oversee. */
  @Bean
  Resource ledgerResource() {
    return new Resource(
        ApiHistoryController.LEDGER,
        Map.of(
            AIMS_MANAGER, Set.of(READ),
            TOP_MANAGEMENT, Set.of(READ),
            INTERNAL_AUDITOR, Set.of(READ),
            EXTERNAL_AUDITOR, Set.of(READ)));
  }
}
