package org.candor.support.integrity;

import java.time.LocalDate;
import java.util.List;
import org.candor.records.Discrepancy;
import org.candor.records.Kind;
import org.candor.records.LedgerAudit.Report;
import org.jspecify.annotations.Nullable;

/**
 * What came of comparing the whole ledger with the records, files and checkpoints that go with it.
 * A record like any other, so that every past moment knows what was known of it then. Clause 7.5.3.
 *
 * @param size facts that were read
 * @param root of the tree over them, hex
 * @param versions of records compared with their facts
 * @param files compared with their hash
 * @param problems how many contradictions there are
 * @param wrongSince the day on which the first check of an unbroken row of bad ones was made; null
 *     where everything holds
 * @param found the first of them
 */
public record LedgerCheck(
    long size,
    String root,
    long versions,
    long files,
    long problems,
    @Nullable LocalDate wrongSince,
    List<Discrepancy> found) {

  public static final Kind<LedgerCheck> KIND =
      new Kind<>("support/ledger-checks", LedgerCheck.class, "CHK");

  private static final int MOST = 100;

  public LedgerCheck {
    found = List.copyOf(found);
  }

  /**
   * @param before the check before; null where this is the first
   */
  static LedgerCheck of(Report report, @Nullable LedgerCheck before, LocalDate today) {
    var since = before == null || before.wrongSince() == null ? today : before.wrongSince();
    return new LedgerCheck(
        report.size(),
        report.root(),
        report.versions(),
        report.files(),
        report.found().size() + report.more(),
        report.intact() ? null : since,
        report.found().stream().limit(MOST).toList());
  }

  public boolean holds() {
    return problems == 0;
  }

  /** Whether it says otherwise of the state of things, not only of how much there is. */
  boolean differsFrom(LedgerCheck other) {
    return problems != other.problems || !found.equals(other.found);
  }
}
