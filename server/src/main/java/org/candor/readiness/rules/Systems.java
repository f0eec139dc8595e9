package org.candor.readiness.rules;

import static org.candor.readiness.Judgement.BESIDE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.records.Entry;
import org.candor.systems.AiSystem;
import org.candor.systems.AiSystem.ScopeDecision;
import org.candor.systems.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The AI systems that rules ask: those not taken out of the scope and not taken out of use. A
 * system of unknown scope or stage is among them.
 */
final class Systems {

  /** The same systems as {@link #asked}, as a list. */
  static final String LIST =
      AI_SYSTEMS.href()
          + "?scope=IN&scope=UNDECIDED&stage=INCEPTION&stage=DESIGN_AND_DEVELOPMENT"
          + "&stage=VERIFICATION_AND_VALIDATION&stage=DEPLOYMENT&stage=OPERATION_AND_MONITORING"
          + "&stage=RE_EVALUATION&stage=-";

  private Systems() {}

  /**
   * @param lacking what narrows the list to the exceptions: {@code intendedPurpose=-}
   */
  static Claim claim(Rule rule, String lacking) {
    return Claim.of(rule, "system", LIST + "&" + lacking);
  }

  static boolean asked(AiSystem it) {
    return it.scope() != ScopeDecision.OUT && it.stage() != Stage.RETIREMENT;
  }

  static Judgement judge(Entry<AiSystem> entry, Judgement judgement) {
    return asked(entry.content()) ? judgement : BESIDE;
  }

  /** Yes where the question is answered, silence where it is not. */
  static Judgement answers(Entry<AiSystem> entry, @Nullable Object answer) {
    return judge(entry, Judgement.answered(answer != null));
  }
}
