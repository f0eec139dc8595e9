package org.candor.measure;

/** What an interval says about a limit. */
public enum Verdict {
  /** The whole interval is inside the limit. */
  PASS,
  /** The whole interval is beyond the limit. */
  FAIL,
  /** The interval crosses the limit, or there are too few rows to judge. */
  INCONCLUSIVE
}
