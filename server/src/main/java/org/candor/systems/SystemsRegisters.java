package org.candor.systems;

import static org.candor.kernel.Clause.clause;

import java.util.List;
import java.util.Map;
import org.candor.access.Resource;
import org.candor.desk.Highlight;
import org.candor.register.Register;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every register of the room at a glance. */
@Configuration(proxyBeanMethods = false)
public class SystemsRegisters {

  public static final Register<AiSystem> AI_SYSTEMS =
      Register.of(AiSystem.class)
          .at("systems/ai-systems")
          .numbered("SYS")
          .drawn("robot")
          .answering(clause("4.3"), clause("A.6.2"))
          .listing("name", "unit", "stage", "impact", "impactAssessment", "scope", "owner");

  public static final Register<Model> MODELS =
      Register.of(Model.class)
          .at("systems/models")
          .numbered("MOD")
          .drawn("brain")
          .answering(clause("A.4.4"), clause("A.6.2"))
          .listing("name", "release", "technique", "provider", "owner");

  public static final Register<DataSet> DATA_SETS =
      Register.of(DataSet.class)
          .at("systems/data-sets")
          .numbered("DAT")
          .drawn("database")
          .answering(clause("A.4.3"), clause("A.7"))
          .listing("name", "uses", "source", "personalData", "rows", "owner");

  SystemsRegisters() {}

  @Bean
  Register<AiSystem> aiSystems() {
    return AI_SYSTEMS;
  }

  @Bean
  Register<Model> models() {
    return MODELS;
  }

  @Bean
  Register<DataSet> dataSets() {
    return DATA_SETS;
  }

  /** The number the inventory is asked for first. Terms of OMB M-24-10. */
  @Bean
  Highlight impactingSystems() {
    return new Highlight(
        AI_SYSTEMS.path(),
        Map.of("impact", List.of("RIGHTS", "SAFETY", "RIGHTS_AND_SAFETY")),
        "systems.ai-systems.impacting");
  }

  @Bean
  Resource aiSystemsResource() {
    return Resource.content("systems/ai-systems");
  }

  @Bean
  Resource modelsResource() {
    return Resource.content("systems/models");
  }

  @Bean
  Resource dataSetsResource() {
    return Resource.content("systems/data-sets");
  }
}
