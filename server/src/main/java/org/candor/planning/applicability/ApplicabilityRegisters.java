package org.candor.planning.applicability;

import static org.candor.access.Action.COMMENT;
import static org.candor.access.Action.EXPORT;
import static org.candor.access.Action.READ;
import static org.candor.access.Action.RECORD;
import static org.candor.access.Action.REVISE;
import static org.candor.kernel.Clause.clause;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.access.Resource;
import org.candor.access.Role;
import org.candor.records.AsOf;
import org.candor.records.Kinds;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.register.Singular;
import org.candor.support.evidence.OwnLines;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every register of the room at a glance, and who may do what with them. */
@Configuration(proxyBeanMethods = false)
public class ApplicabilityRegisters {

  public static final Register<Applicability> APPLICABILITY =
      Register.of(Applicability.class)
          .at("planning/applicability")
          .numbered("CTL")
          .drawn("list-check")
          .answering(clause("6.1.3"))
          .listing("control", "needed", "declared", "drivers", "owner", "dueOn");

  public static final Register<OwnControl> OWN_CONTROLS =
      Register.of(OwnControl.class)
          .at("planning/own-controls")
          .numbered("OWN")
          .drawn("shield-plus")
          .answering(clause("6.1.3"))
          .listing("reference", "name", "owner");

  ApplicabilityRegisters() {}

  @Bean
  Register<Applicability> applicability() {
    return APPLICABILITY;
  }

  @Bean
  Register<OwnControl> ownControls() {
    return OWN_CONTROLS;
  }

  /** A control stands in the statement once, so a row of a file means the entry there is. */
  @Bean
  Singular entriesByControl(Listings listings) {
    return byTitle(APPLICABILITY, listings);
  }

  @Bean
  Singular ownControlsByReference(Listings listings) {
    return byTitle(OWN_CONTROLS, listings);
  }

  private static <R extends Record> Singular byTitle(Register<R> register, Listings listings) {
    return new Singular() {
      @Override
      public String path() {
        return register.path();
      }

      @Override
      public Map<String, UUID> titles() {
        var titles = new HashMap<String, UUID>();
        listings.each(
            register,
            Query.all(),
            AsOf.NOW,
            it -> titles.put(register.title(it.content()), it.id()));
        return titles;
      }
    };
  }

  /** Evidence bears on them as on those of Annex A. */
  @Bean
  OwnLines ownLines(Controls controls) {
    return controls::lines;
  }

  @Bean
  Kinds statementKinds() {
    return () -> List.of(Statement.KIND);
  }

  @Bean
  Resource applicabilityResource() {
    return Resource.content("planning/applicability");
  }

  @Bean
  Resource ownControlsResource() {
    return Resource.content("planning/own-controls");
  }

  /** To record a version is to submit it, to revise one is to approve it or to give it back. */
  @Bean
  Resource statementsResource() {
    var submits = Set.of(READ, RECORD, COMMENT, EXPORT);
    var reads = Set.of(READ, COMMENT, EXPORT);
    return new Resource(
        "planning/statements",
        Map.of(
            Role.AIMS_MANAGER,
            Set.of(READ, RECORD, REVISE, COMMENT, EXPORT),
            Role.TOP_MANAGEMENT,
            Set.of(READ, REVISE, COMMENT, EXPORT),
            Role.SYSTEM_OWNER,
            submits,
            Role.RISK_OWNER,
            submits,
            Role.INTERNAL_AUDITOR,
            reads,
            Role.EXTERNAL_AUDITOR,
            Set.of(READ, EXPORT),
            Role.EMPLOYEE,
            Set.of(READ)));
  }
}
