package org.candor.cli;

import org.candor.register.BadQuery;
import org.candor.register.LedgerMoments;
import org.candor.register.LedgerMoments.Moment;
import picocli.CommandLine.Option;

/** The moment that a command asks about. */
final class When {

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      defaultValue = "",
      description = {
        "As it was at the end of a day (2026-03-31), at a moment, or at a position of the ledger.",
        "Default: now"
      })
  String asOf = "";

  /**
   * @throws Misused when it is none, has not come yet, or nothing had been recorded by then
   */
  Moment read(Running running) {
    try {
      return running.get(LedgerMoments.class).read(asOf);
    } catch (BadQuery e) {
      throw new Misused("--as-of: " + String.join(" ", e.errors().values()));
    }
  }
}
