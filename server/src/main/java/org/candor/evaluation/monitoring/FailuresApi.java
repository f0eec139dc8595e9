package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.access.Allow;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What became of the failures of a monitor, as its page and the report of its system tell it. */
@RestController
class FailuresApi {

  private final Records records;
  private final History history;

  FailuresApi(Records records, History history) {
    this.records = records;
    this.history = history;
  }

  /**
   * @param standing whether one stands
   * @param eased what is no longer asked of it; null where all of it is
   * @param accepted what was accepted; null where nothing was
   * @param told a sentence each, oldest first
   */
  record Told(
      String label,
      boolean standing,
      @Nullable String eased,
      @Nullable String accepted,
      List<String> told) {
    Told {
      told = List.copyOf(told);
    }
  }

  @GetMapping(MonitoringApi.AT + "/monitors/{id}/failures")
  @Allow(value = Action.READ, on = "evaluation/monitors")
  Told tellFailures(@PathVariable UUID id, AsOf asOf) {
    var monitor =
        records
            .find(MONITORS.kind(), id, asOf)
            .orElseThrow(() -> new NotFound(text("evaluation.monitors.none")));
    var it = monitor.content();
    return new Told(
        monitor.label(),
        it.failing(),
        it.eased(),
        it.accepted(),
        history.chronicle(monitor, asOf).told());
  }
}
