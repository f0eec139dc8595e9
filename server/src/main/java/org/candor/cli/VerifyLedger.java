package org.candor.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.candor.records.LedgerAudit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Proves the ledgers of an installation, or says where they were tampered with. Clause 7.5.3. */
@Command(
    name = "verify-ledger",
    description = {
      "Verifies every ledger: chain, tree and signatures.",
      "And that each version of each record has its fact and each fact its version, and each file",
      "what was stored. Prints a line for each organization, and every problem: record, field, what",
      "the fact says and what stands."
    },
    exitCodeOnExecutionException = Main.MISUSED,
    exitCodeList = {
      "0:every ledger is intact",
      "1:a ledger was tampered with; each problem is printed",
      "2:a ledger could not be read, or the command was not understood"
    })
final class VerifyLedger implements Callable<Integer> {

  @Mixin Place place = new Place();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    place.requireInstallation();
    var out = Main.out(spec);
    try (var running = Running.silently(place)) {
      var audit = running.get(LedgerAudit.class);
      var lines = LedgerLines.of(running);
      var ledgers = audit.ledgers();
      if (ledgers.isEmpty()) {
        out.println("There is no ledger yet: no organization was set up.");
      }
      var intact = true;
      for (var org : ledgers) {
        var report = audit.audit(org);
        print(report, lines, out);
        intact &= report.intact();
      }
      return intact ? 0 : Main.FAILED;
    }
  }

  private static void print(LedgerAudit.Report report, LedgerLines lines, PrintWriter out) {
    var state = report.intact() ? "intact" : "TAMPERED";
    out.printf(
        "%s  %,d versions%n",
        lines.line(state, report.org(), report.size(), report.root()), report.versions());
    report.problems().forEach(it -> out.println("  - " + it));
  }
}
