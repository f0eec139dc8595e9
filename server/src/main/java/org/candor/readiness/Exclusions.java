package org.candor.readiness;

import java.util.Set;
import org.candor.records.AsOf;

/** What the Statement of Applicability says, as far as verdicts depend on it. Clause 6.1.3. */
@FunctionalInterface
interface Exclusions {

  /** As of a moment. */
  Stated at(AsOf asOf);

  /**
   * The statement that holds.
   *
   * @param approved whether one was approved
   * @param excluded ids of controls it leaves out; empty while none was approved
   * @param contradicted controls of which records say otherwise than the statement does now
   */
  record Stated(boolean approved, Set<String> excluded, Set<String> contradicted) {

    static final Stated NOTHING = new Stated(false, Set.of(), Set.of());

    public Stated {
      excluded = Set.copyOf(excluded);
      contradicted = Set.copyOf(contradicted);
    }
  }
}
