package org.candor.systems;

/** Where in its life cycle an AI system stands. ISO/IEC 22989, 6.2; A.6.2. */
public enum Stage {
  INCEPTION,
  DESIGN_AND_DEVELOPMENT,
  VERIFICATION_AND_VALIDATION,
  DEPLOYMENT,
  OPERATION_AND_MONITORING,
  RE_EVALUATION,
  RETIREMENT
}
