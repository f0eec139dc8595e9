package org.candor.evaluation.results;

import java.time.LocalDate;
import java.util.List;

/**
 * A monitor was asked otherwise from then on. Limits and what decides are told by the measurements
 * themselves.
 *
 * @param by who changed it, by name
 * @param what changed beside limits, a sentence each
 */
public record Revision(LocalDate on, String by, List<String> what) {
  public Revision {
    what = List.copyOf(what);
  }
}
