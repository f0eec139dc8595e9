package org.candor.exchange;

import static org.candor.access.Action.EXPORT;
import static org.candor.access.Action.READ;
import static org.candor.access.Role.AIMS_MANAGER;
import static org.candor.access.Role.EXTERNAL_AUDITOR;
import static org.candor.access.Role.INTERNAL_AUDITOR;
import static org.candor.access.Role.TOP_MANAGEMENT;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.candor.access.Action;
import org.candor.access.Resource;
import org.candor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the room contributes to the house: its place in the navigation, and who may use it. */
@Configuration(proxyBeanMethods = false)
class ExchangeConfiguration {

  static final String PATH = "exchange/imports";

  /** Beside this, whoever imports needs the right to import into the register. */
  @Bean
  Resource importsResource() {
    var look = Set.of(READ, EXPORT);
    return new Resource(
        PATH,
        Map.of(
            AIMS_MANAGER, Set.copyOf(EnumSet.allOf(Action.class)),
            TOP_MANAGEMENT, look,
            INTERNAL_AUDITOR, look,
            EXTERNAL_AUDITOR, look));
  }

  @Bean
  NavEntry importsPlace() {
    return NavEntry.of(NavEntry.Group.DO, "exchange.imports", "/" + PATH, "file-import", 900)
        .requiring(PATH);
  }
}
