package org.candor.evaluation.results;

import java.time.LocalDate;
import java.util.List;
import org.candor.measure.study.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * A measurement and when it was done.
 *
 * @param id such as MSR-3
 * @param href where it is shown
 * @param measurement null where it was due and not done
 * @param deciding names of the metrics that decided then, none for all; null where that is as now
 * @param since how it was asked otherwise since the measurement before it
 */
public record Dated(
    String id,
    String href,
    LocalDate day,
    @Nullable Measurement measurement,
    @Nullable List<String> deciding,
    List<Revision> since) {

  public Dated {
    deciding = deciding == null ? null : List.copyOf(deciding);
    since = List.copyOf(since);
  }

  public Dated(String id, String href, LocalDate day, @Nullable Measurement measurement) {
    this(id, href, day, measurement, null, List.of());
  }

  /**
   * @param now what decides today
   */
  List<String> deciding(List<String> now) {
    return deciding == null ? now : deciding;
  }
}
