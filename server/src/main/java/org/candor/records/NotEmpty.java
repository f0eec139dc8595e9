package org.candor.records;

/** A backup was to be restored where there are organizations already. */
public class NotEmpty extends IllegalStateException {

  NotEmpty() {
    super("There are organizations here already; restore needs an empty installation.");
  }
}
