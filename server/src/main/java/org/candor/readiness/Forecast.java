package org.candor.readiness;

import java.time.LocalDate;
import java.util.List;
import org.candor.records.Entry;
import org.candor.support.evidence.Evidence;

/**
 * What grows old before a day, and where the organization would then stand.
 *
 * @param from the day looked from
 * @param until the day looked at, such as that of the audit
 * @param worse lines that would stand differently
 */
public record Forecast(
    LocalDate from,
    LocalDate until,
    Position now,
    Position then,
    List<Change> worse,
    Expiring<Evidence> evidence,
    Expiring<Attestation> attestations) {

  public Forecast {
    worse = List.copyOf(worse);
  }

  /** A line now and then. */
  public record Change(Standing now, Standing then) {}

  /** The first records that expire, how many there are, and the list that shows all. */
  public record Expiring<R extends Record>(List<Entry<R>> first, long total, String href) {
    public Expiring {
      first = List.copyOf(first);
    }
  }
}
