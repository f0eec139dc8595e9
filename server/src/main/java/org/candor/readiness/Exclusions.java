package org.candor.readiness;

import java.time.LocalDate;
import java.util.Set;
import org.candor.planning.applicability.StatementInForce;
import org.candor.records.AsOf;

/** What the Statement of Applicability says, as far as verdicts depend on it. Clause 6.1.3. */
@FunctionalInterface
interface Exclusions {

  /** As of a moment, seen on a day. */
  Stated at(AsOf asOf, LocalDate day);

  /**
   * The statement that holds.
   *
   * @param approved whether one was approved
   * @param excluded ids of controls it leaves out; empty while none was approved
   * @param contradicted controls of which records say otherwise than the statement does now
   * @param restsOn kinds of record whose change can change any of this
   */
  record Stated(
      boolean approved, Set<String> excluded, Set<String> contradicted, Set<String> restsOn) {

    static final Stated NOTHING =
        new Stated(false, Set.of(), Set.of(), StatementInForce.BEGINS_WITH);

    public Stated {
      excluded = Set.copyOf(excluded);
      contradicted = Set.copyOf(contradicted);
      restsOn = Set.copyOf(restsOn);
    }
  }
}
