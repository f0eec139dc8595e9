package org.candor.readiness;

import java.util.Comparator;
import java.util.List;

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

  private static final List<Verdict> FROM_WORST =
      List.of(NOT_MET, STALE, UNKNOWN, PARTLY, MET, NOT_APPLICABLE);

  /** What counts most among several answers comes first. */
  public static final Comparator<Verdict> WORST_FIRST =
      Comparator.comparingInt(FROM_WORST::indexOf);

  /** Whether something speaks for it: removing a record never brings this about. */
  public boolean favourable() {
    return this == MET || this == PARTLY;
  }

  /** Whether something is left to do for it. */
  public boolean open() {
    return this != MET && this != NOT_APPLICABLE;
  }

  Verdict worse(Verdict other) {
    return WORST_FIRST.compare(this, other) <= 0 ? this : other;
  }
}
