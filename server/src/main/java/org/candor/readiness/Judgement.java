package org.candor.readiness;

/** What one record says to the question a rule asks. */
public enum Judgement {
  /** It speaks for it. */
  YES,
  /** It speaks for it, and another record speaks against it: an exception, and yet favourable. */
  CONTESTED,
  /** It answers, and the answer is no. */
  NO,
  /** It was measured and broke a limit: no other record that says yes makes up for it. */
  BROKEN,
  /** It broke a limit, and is asked less since: what it says now mends nothing, either. */
  EASED,
  /** It spoke for it until it expired. */
  STALE,
  /** It gives no answer: unknown, never "no". */
  SILENT,
  /** The question is not put to this record. */
  BESIDE;

  /** Yes when there is an answer, silence when there is none: for questions that have no "no". */
  public static Judgement answered(boolean answered) {
    return answered ? YES : SILENT;
  }
}
