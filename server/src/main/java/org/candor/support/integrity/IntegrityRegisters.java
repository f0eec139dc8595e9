package org.candor.support.integrity;

import static org.candor.access.Action.READ;
import static org.candor.access.Action.RECORD;
import static org.candor.kernel.Clause.clause;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.access.Resource;
import org.candor.access.Role;
import org.candor.records.Kinds;
import org.candor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the room keeps, who may see it, and where people find it. */
@Configuration(proxyBeanMethods = false)
class IntegrityRegisters {

  static final String AT = "/support/integrity";
  static final String RESOURCE = "support/integrity";

  IntegrityRegisters() {}

  @Bean
  Kinds integrityKinds() {
    return () -> List.of(LedgerCheck.KIND);
  }

  /**
   * Whoever answers for the system, the installation or an audit may have it checked; a check
   * changes nothing of what it looks at.
   */
  @Bean
  Resource integrityResource() {
    var asking = Set.of(READ, RECORD);
    return new Resource(
        RESOURCE,
        Map.of(
            Role.AIMS_MANAGER,
            asking,
            Role.ADMINISTRATOR,
            asking,
            Role.INTERNAL_AUDITOR,
            asking,
            Role.EXTERNAL_AUDITOR,
            asking,
            Role.TOP_MANAGEMENT,
            Set.of(READ),
            Role.SYSTEM_OWNER,
            Set.of(READ),
            Role.RISK_OWNER,
            Set.of(READ)));
  }

  @Bean
  NavEntry integrityEntry() {
    return NavEntry.of(NavEntry.Group.DO, "support.integrity", AT, "shield-check", 95)
        .answering(clause("7.5"))
        .requiring(RESOURCE);
  }
}
