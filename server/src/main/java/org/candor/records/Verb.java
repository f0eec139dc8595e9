package org.candor.records;

/** What a fact says was done. */
public enum Verb {
  FOUNDED,
  RECORDED,
  REVISED,
  RETIRED,
  RESTORED,
  ERASED
}
