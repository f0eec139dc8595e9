package org.candor.readiness;

/** A rule's answer, or that of all rules for a requirement. None of the last four is green. */
public enum Verdict {
  /** Every record looked at agrees. */
  MET,
  /** Some agree, some do not. */
  PARTLY,
  /** Records show that it is not so. */
  NOT_MET,
  /** There is nothing to tell by, or the rule failed. */
  UNKNOWN,
  /** It was so, and what showed it has expired. */
  STALE,
  /** The Statement of Applicability says that it is not needed, and nothing speaks against that. */
  NOT_APPLICABLE;

  /** Whether something speaks for it: removing a record never brings this about. */
  public boolean favourable() {
    return this == MET || this == PARTLY;
  }
}
