package org.candor.catalog;

import java.util.List;
import java.util.Set;
import org.candor.access.Resource;
import org.candor.kernel.Clause;
import org.candor.records.Kind;
import org.candor.records.Kinds;
import org.candor.records.Withheld;
import org.candor.web.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the room contributes to the house: its kind of record, its place, who may use it. */
@Configuration(proxyBeanMethods = false)
class CatalogKinds {

  static final String RESOURCE = "catalog/frameworks";

  @Bean
  Kinds ownFrameworkKinds() {
    return () -> List.<Kind<?>>of(OwnFramework.KIND);
  }

  /** Whoever gets a backup need not hold the licence. */
  @Bean
  Withheld licensedText() {
    return () -> Set.of("catalog.licensed");
  }

  @Bean
  Resource frameworksResource() {
    return Resource.content(RESOURCE);
  }

  @Bean
  NavEntry frameworksEntry() {
    return NavEntry.of(NavEntry.Group.PLAN, "catalog.title", CatalogController.AT, "books", 90)
        .answering(Clause.clause("4.4"))
        .requiring(RESOURCE);
  }
}
