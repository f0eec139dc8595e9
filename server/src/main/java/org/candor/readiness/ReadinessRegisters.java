package org.candor.readiness;

import static org.candor.kernel.Clause.clause;

import java.util.List;
import org.candor.access.Resource;
import org.candor.catalog.Catalog;
import org.candor.desk.Suggestions;
import org.candor.register.Register;
import org.candor.support.evidence.Coverable;
import org.candor.support.evidence.LineSuggestions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every register of the room at a glance. */
@Configuration(proxyBeanMethods = false)
public class ReadinessRegisters {

  public static final Register<Attestation> ATTESTATIONS =
      Register.of(Attestation.class)
          .at("readiness/attestations")
          .numbered("ATT")
          .drawn("writing-sign")
          .answering(clause("9.1"))
          .listing("requirement", "answer", "basis", "attestedOn", "validUntil", "attestedBy");

  ReadinessRegisters() {}

  @Bean
  Register<Attestation> attestations(Coverable lines) {
    return ATTESTATIONS.checking(it -> lines.check("requirement", List.of(it.requirement())));
  }

  @Bean
  Suggestions requirementSuggestions(Catalog catalog, Coverable lines) {
    return new LineSuggestions(ATTESTATIONS.path(), "requirement", catalog, lines::own);
  }

  @Bean
  Resource positionResource() {
    return Resource.content(ReadinessApi.RESOURCE);
  }

  @Bean
  Resource attestationsResource() {
    return Resource.content("readiness/attestations");
  }
}
