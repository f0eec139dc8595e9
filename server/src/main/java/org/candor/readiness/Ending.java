package org.candor.readiness;

import java.time.LocalDate;
import java.util.List;

/**
 * A piece of evidence or an attestation that ends before a day, and what goes with it.
 *
 * @param kind the register it is in
 * @param lastDay the last day it counts
 * @param costs lines that it bears on and that would then stand differently
 */
record Ending(
    String label, String kind, String name, LocalDate lastDay, String href, List<Cost> costs) {

  Ending {
    costs = List.copyOf(costs);
  }

  /** A line as it stands now, and as it would. */
  record Cost(String id, Verdict now, Verdict then) {}
}
