package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.web.Shell;
import org.springframework.stereotype.Component;

/** All monitors of the organization, what needs a person first. */
@Component
class Overview {

  private static final int DOTS = 12;

  private final Listings listings;
  private final Trends trends;
  private final Timings timings;
  private final Runs runs;
  private final Permissions permissions;
  private final Clock clock;

  Overview(
      Listings listings,
      Trends trends,
      Timings timings,
      Runs runs,
      Permissions permissions,
      Clock clock) {
    this.listings = listings;
    this.trends = trends;
    this.timings = timings;
    this.runs = runs;
    this.permissions = permissions;
    this.clock = clock;
  }

  MonitoringPage page(Shell shell, Caller caller, AsOf asOf) {
    var monitors = new ArrayList<Entry<Monitor>>();
    listings.each(MONITORS, Query.all(), asOf, monitors::add);
    monitors.sort(Comparator.comparingInt(it -> urgency(it.content())));
    var mayRecord = !asOf.past() && permissions.may(caller, Action.RECORD, MONITORS.path());
    return MonitoringPage.of(
        shell,
        monitors,
        trends.last(null, DOTS, asOf),
        asOf.past() ? Map.of() : timings.next(),
        asOf.past()
            ? Set.of()
            : runs.working().stream().map(Run::monitor).collect(Collectors.toSet()),
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
        mayRecord);
  }

  private static int urgency(Monitor it) {
    if (it.paused()) {
      return 5;
    }
    return switch (it.outcome()) {
      case FAIL -> 0;
      case NOT_MEASURED -> 1;
      case null -> 2;
      case INCONCLUSIVE -> 3;
      case PASS -> 4;
    };
  }
}
