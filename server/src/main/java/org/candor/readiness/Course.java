package org.candor.readiness;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.springframework.stereotype.Service;

/** How the position came about: computed from the ledger at days spread evenly since its start. */
@Service
class Course {

  static final int SAMPLES = 12;

  private final Readiness readiness;
  private final Ledger ledger;

  Course(Readiness readiness, Ledger ledger) {
    this.readiness = readiness;
    this.ledger = ledger;
  }

  /** The position at the end of a day. */
  record Sample(LocalDate day, long ledgerSize, Report.Summary summary) {}

  /**
   * Up to a day, oldest first; the last one is the position asked for. A framework of one's own has
   * none before it was brought.
   */
  List<Sample> of(String framework, AsOf asOf, LocalDate until) {
    var samples = new ArrayList<Sample>();
    for (var day : days(LocalDate.ofInstant(ledger.momentOf(1), ZoneOffset.UTC), until)) {
      var end = day.atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC);
      var last = day.equals(until);
      var size = last ? size(asOf) : ledger.sizeAt(end);
      if (!last && !readiness.knows(framework, AsOf.position(size))) {
        continue;
      }
      var position = readiness.position(framework, AsOf.position(size), day);
      samples.add(new Sample(day, size, Report.summary(position)));
    }
    return samples;
  }

  private long size(AsOf asOf) {
    return asOf.position() == null ? ledger.size() : asOf.position();
  }

  static List<LocalDate> days(LocalDate first, LocalDate last) {
    var span = ChronoUnit.DAYS.between(first, last);
    var steps = Math.clamp(span, 0, SAMPLES - 1);
    var days = new ArrayList<LocalDate>();
    for (int i = 0; i < steps; i++) {
      days.add(first.plusDays(span * i / steps));
    }
    days.add(last);
    return days;
  }
}
