package org.candor.support.evidence;

import static org.candor.kernel.Clause.clause;

import java.util.List;
import org.candor.access.Resource;
import org.candor.catalog.Catalog;
import org.candor.desk.Suggestions;
import org.candor.records.Kinds;
import org.candor.register.Register;
import org.candor.web.NavEntry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every register of the room at a glance. */
@Configuration(proxyBeanMethods = false)
public class EvidenceRegisters {

  public static final Register<Evidence> EVIDENCE =
      Register.of(Evidence.class)
          .at("support/evidence")
          .numbered("EV")
          .drawn("file-certificate")
          .answering(clause("7.5"))
          .listing("name", "form", "covers", "effectiveOn", "expiresOn", "owner");

  EvidenceRegisters() {}

  @Bean
  Register<Evidence> evidence(Catalog catalog, ObjectProvider<OwnLines> own) {
    return EVIDENCE.checking(it -> Coverable.in(catalog, all(own)).check("covers", it.covers()));
  }

  /** Of all rooms, which are found when asked: they read registers themselves. */
  static OwnLines all(ObjectProvider<OwnLines> own) {
    return asOf -> own.stream().flatMap(it -> it.lines(asOf).stream()).toList();
  }

  /** With the organization's own controls among the lines. */
  @Bean
  Coverable coverable(Catalog catalog, ObjectProvider<OwnLines> own) {
    return Coverable.in(catalog, all(own));
  }

  @Bean
  Suggestions coversSuggestions(Catalog catalog, ObjectProvider<OwnLines> own) {
    return new LineSuggestions(EVIDENCE.path(), "covers", catalog, all(own));
  }

  @Bean
  Kinds evidenceKinds() {
    return () -> List.of(Loss.KIND);
  }

  @Bean
  Resource evidenceResource() {
    return Resource.content("support/evidence");
  }

  @Bean
  NavEntry coverageEntry() {
    return NavEntry.of(
            NavEntry.Group.DO, "support.coverage", CoverageController.AT, "grid-dots", 90)
        .answering(clause("7.5"))
        .requiring(EVIDENCE.path());
  }
}
