package org.candor.systems;

/** What someone answered. No answer at all is null: unknown, never "no". */
public enum Answer {
  YES,
  NO,
  NOT_APPLICABLE
}
