package org.candor.cli;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import org.candor.access.People;
import org.candor.access.Workplace;
import org.candor.kernel.OrgId;

/**
 * What commands say about a ledger, always alike: whoever compares two lines compares two ledgers.
 *
 * @param names of the organizations
 */
record LedgerLines(Map<OrgId, String> names) {

  static LedgerLines of(Running running) {
    var all = running.get(People.class).organizations();
    return new LedgerLines(all.stream().collect(toMap(Workplace::id, Workplace::name)));
  }

  /**
   * @param state one word
   */
  String line(String state, OrgId org, long size, String root) {
    var name = names.getOrDefault(org, "(no name)");
    return "%-8s  %s  %s  %,d facts  root %s".formatted(state, org, name, size, root);
  }
}
