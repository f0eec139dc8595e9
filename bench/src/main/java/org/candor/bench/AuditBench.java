package org.candor.bench;

import java.io.IOException;
import org.candor.records.LedgerAudit;
import org.candor.records.Search;

/**
 * {@code verify-ledger} of a database that was filled as everyone fills it: every fact, opening and
 * version read and compared, the published log verified, the words of search compared.
 */
final class AuditBench {

  private AuditBench() {}

  static void run(Options options) throws IOException {
    try (var installation = Installation.fresh()) {
      var table =
          new Table(
              "facts",
              "filled in s",
              "facts/s",
              "audited in s",
              "facts/s",
              "ratio to writing",
              "heap used MB",
              "problems",
              "load");
      var audit = installation.bean(LedgerAudit.class);
      for (var size : options.text("facts", "20000,100000").split(",")) {
        var facts = Integer.parseInt(size);
        var org = installation.organization("Audit " + size);
        var begin = System.nanoTime();
        SomeSystems.record(installation, org, facts - 1, facts);
        var filled = (System.nanoTime() - begin) / 1e9;
        installation.bean(Search.class).catchUp();
        begin = System.nanoTime();
        var report = audit.audit(org);
        var audited = (System.nanoTime() - begin) / 1e9;
        table.row(
            "%,d".formatted(report.size()),
            "%.1f".formatted(filled),
            "%,.0f".formatted(facts / filled),
            "%.1f".formatted(audited),
            "%,.0f".formatted(facts / audited),
            Samples.ratio(filled, audited),
            (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20,
            report.problems().size(),
            "%.1f".formatted(Machine.load()));
      }
      table.note("1,000 facts in a transaction; the log is published before it is audited.");
    }
  }
}
