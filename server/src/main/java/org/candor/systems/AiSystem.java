package org.candor.systems;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.candor.kernel.PersonId;
import org.candor.register.ByVerb;
import org.candor.register.Prose;
import org.candor.register.Unfit;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * An AI system that the organization develops, supplies or uses. ISO/IEC 22989, 3.1.4; ISO/IEC
 * 42001, 4.3 and A.6.
 *
 * <p>Only the name is required: what nobody has said yet is unknown, and stays visible as such.
 */
public record AiSystem(
    String name,
    @Nullable @Prose String description,
    @Nullable @Prose String intendedPurpose,
    @Nullable @Prose String foreseeableMisuse,
    @Nullable Origin origin,
    Set<OrganizationRole> roles,
    @Nullable @ByVerb(since = "stageSince") Stage stage,
    @Nullable @ByVerb LocalDate stageSince,
    @Nullable PersonId owner,
    @Nullable String unit,
    @Nullable String subunit,
    @Nullable String domain,
    @Nullable @Prose String users,
    @Nullable String supplier,
    @Nullable @Prose String affectedPeople,
    @Nullable Impact impact,
    @Nullable ImpactAssessment impactAssessment,
    @Nullable @Prose String dataProcessed,
    @Nullable Answer personalData,
    @Nullable @Prose String requirements,
    @Nullable Automation automation,
    @Nullable @Prose String humanOversight,
    List<String> jurisdictions,
    @Nullable LocalDate startedOn,
    @Nullable LocalDate developmentFrom,
    @Nullable LocalDate inOperationFrom,
    @Nullable LocalDate retiredOn,
    @Nullable ScopeDecision scope,
    @Nullable @Prose String scopeReason,
    @Nullable Discovery discovery) {

  public AiSystem {
    scope = scope == null ? ScopeDecision.UNDECIDED : scope;
    if (scope == ScopeDecision.OUT && (scopeReason == null || scopeReason.isBlank())) {
      throw new Unfit("scopeReason", Phrase.of("systems.refused.scope"));
    }
    if (inOperationFrom != null && retiredOn != null && retiredOn.isBefore(inOperationFrom)) {
      throw new Unfit("retiredOn", Phrase.of("systems.refused.retired"));
    }
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    jurisdictions = List.copyOf(jurisdictions);
  }

  /** Since when it stands where it stands, as people say; null when nobody said. */
  @Nullable LocalDate since() {
    return stageSince != null || stage == null ? stageSince : entered(stage);
  }

  /** The day it first entered a stage, for the stages that have a date of their own. */
  @Nullable LocalDate entered(Stage one) {
    return switch (one) {
      case INCEPTION -> startedOn;
      case DESIGN_AND_DEVELOPMENT -> developmentFrom;
      case OPERATION_AND_MONITORING -> inOperationFrom;
      case RETIREMENT -> retiredOn;
      case VERIFICATION_AND_VALIDATION, DEPLOYMENT, RE_EVALUATION -> null;
    };
  }

  /** How it came to the organization. */
  public enum Origin {
    DEVELOPED_IN_HOUSE,
    DEVELOPED_BY_CONTRACTOR,
    DEVELOPED_JOINTLY,
    PROCURED,
    EMBEDDED,
    USED_ONLY
  }

  /** What the organization is towards the system. ISO/IEC 22989, 5.19. */
  public enum OrganizationRole {
    PROVIDER,
    PRODUCER,
    CUSTOMER,
    USER,
    PARTNER
  }

  /** Whether it can bear on people's rights or safety. Terms of OMB M-24-10. */
  public enum Impact {
    RIGHTS,
    SAFETY,
    RIGHTS_AND_SAFETY,
    NEITHER,
    NOT_YET_ASSESSED
  }

  /** Whether the impact on people was assessed. Clause 6.1.4. No answer is not "no". */
  public enum ImpactAssessment {
    DONE,
    UNDER_WAY,
    NOT_DONE,
    NOT_APPLICABLE
  }

  /** Level of automation. ISO/IEC 22989, table 1. */
  public enum Automation {
    NONE,
    ASSISTANCE,
    PARTIAL,
    CONDITIONAL,
    HIGH,
    FULL,
    AUTONOMY
  }

  /** Whether the AI management system covers it. Clause 4.3. */
  public enum ScopeDecision {
    IN,
    OUT,
    UNDECIDED
  }

  /** How the organization learned of it. */
  public enum Discovery {
    DECLARED,
    INTERVIEW,
    PROCUREMENT_REVIEW,
    TECHNICAL_SCAN,
    PUBLISHED_INVENTORY,
    OTHER
  }
}
