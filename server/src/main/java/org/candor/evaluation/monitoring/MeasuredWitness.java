package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.support.evidence.Backings.Lack;
import org.candor.support.evidence.Witness;
import org.springframework.stereotype.Component;

/**
 * Evidence that leads to a measurement stands or falls with it: it passed, and its monitor has not
 * broken a limit since without being shown to keep it. Clause 9.1.
 */
@Component
class MeasuredWitness implements Witness {

  private final Records records;
  private final Named named;

  MeasuredWitness(Records records, Named named) {
    this.records = records;
    this.named = named;
  }

  @Override
  public Set<String> kinds() {
    return Set.of(MEASUREMENTS.path(), MONITORS.path());
  }

  @Override
  public Set<String> measurements() {
    return Set.of(MEASUREMENTS.path());
  }

  @Override
  public Map<UUID, Lack> against(Collection<UUID> asked, AsOf asOf) {
    var ids = List.copyOf(asked);
    var found = new HashMap<UUID, Lack>();
    var failing = new HashMap<String, Boolean>();
    for (var monitor : records.find(MONITORS.kind(), ids, asOf).values()) {
      failing.put(monitor.label(), monitor.content().failing());
      if (monitor.content().failing()) {
        found.put(monitor.id(), Lack.FAILED_SINCE);
      }
    }
    for (var made : records.find(MEASUREMENTS.kind(), ids, asOf).values()) {
      if (made.content().outcome() != Outcome.PASS) {
        found.put(made.id(), Lack.NOT_PASSED);
      } else if (failing.computeIfAbsent(made.content().monitor() + "", it -> failing(it, asOf))) {
        found.put(made.id(), Lack.FAILED_SINCE);
      }
    }
    return found;
  }

  private boolean failing(String monitor, AsOf asOf) {
    return named
        .find(MONITORS, monitor, asOf)
        .map(Entry::content)
        .filter(Monitor::failing)
        .isPresent();
  }
}
