package org.candor.systems;

import static org.candor.systems.Stage.DEPLOYMENT;
import static org.candor.systems.Stage.DESIGN_AND_DEVELOPMENT;
import static org.candor.systems.Stage.INCEPTION;
import static org.candor.systems.Stage.OPERATION_AND_MONITORING;
import static org.candor.systems.Stage.RETIREMENT;
import static org.candor.systems.Stage.RE_EVALUATION;
import static org.candor.systems.Stage.VERIFICATION_AND_VALIDATION;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A step that an AI system takes through its life. ISO/IEC 22989, 6.2; A.6.2. */
public enum Step {
  START_DEVELOPMENT(DESIGN_AND_DEVELOPMENT, INCEPTION),
  BEGIN_VERIFICATION(VERIFICATION_AND_VALIDATION, DESIGN_AND_DEVELOPMENT),
  DEPLOY(DEPLOYMENT, VERIFICATION_AND_VALIDATION, RE_EVALUATION),
  BEGIN_OPERATION(OPERATION_AND_MONITORING, DEPLOYMENT),
  RE_EVALUATE(RE_EVALUATION, OPERATION_AND_MONITORING),
  RETURN_TO_OPERATION(OPERATION_AND_MONITORING, RE_EVALUATION),
  RETURN_TO_DEVELOPMENT(
      DESIGN_AND_DEVELOPMENT, VERIFICATION_AND_VALIDATION, DEPLOYMENT, RE_EVALUATION),
  RETIRE(
      RETIREMENT,
      INCEPTION,
      DESIGN_AND_DEVELOPMENT,
      VERIFICATION_AND_VALIDATION,
      DEPLOYMENT,
      OPERATION_AND_MONITORING,
      RE_EVALUATION),
  /** Back from retirement, to where it was; what people had used is evaluated again first. */
  RESTORE(RE_EVALUATION, RETIREMENT);

  private final Stage to;
  private final List<Stage> from;

  Step(Stage to, Stage... from) {
    this.to = to;
    this.from = List.of(from);
  }

  /** Where it leads; for {@link #RESTORE} where nothing else is known. */
  public Stage to() {
    return to;
  }

  public List<Stage> from() {
    return from;
  }

  /** As written in an address or a request: {@code begin-operation}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Steps back and out are taken for a reason that others will want to read. */
  public boolean wantsReason() {
    return switch (this) {
      case RE_EVALUATE, RETURN_TO_OPERATION, RETURN_TO_DEVELOPMENT, RETIRE, RESTORE -> true;
      case START_DEVELOPMENT, BEGIN_VERIFICATION, DEPLOY, BEGIN_OPERATION -> false;
    };
  }

  boolean operates() {
    return to == OPERATION_AND_MONITORING;
  }

  public static Optional<Step> of(String word) {
    return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
  }
}
