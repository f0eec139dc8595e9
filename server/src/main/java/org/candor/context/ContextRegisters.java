package org.candor.context;

import static org.candor.kernel.Clause.clause;

import org.candor.access.Resource;
import org.candor.register.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every register of the room at a glance. */
@Configuration(proxyBeanMethods = false)
public class ContextRegisters {

  public static final Register<Profile> PROFILES =
      Register.of(Profile.class)
          .at("context/organization")
          .numbered("ORG")
          .drawn("building")
          .answering(clause("4.3"), clause("4.1"))
          .listing("name", "roles", "auditOn");

  ContextRegisters() {}

  @Bean
  Register<Profile> profiles() {
    return PROFILES;
  }

  @Bean
  Resource profilesResource() {
    return Resource.content("context/organization");
  }
}
