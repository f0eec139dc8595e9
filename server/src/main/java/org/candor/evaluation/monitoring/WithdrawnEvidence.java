package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import java.util.List;
import java.util.UUID;
import org.candor.records.AsOf;
import org.candor.records.Guard;
import org.candor.records.Kind;
import org.candor.records.Objection;
import org.candor.records.Records;
import org.candor.support.evidence.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a failure took out of use comes back when the monitor keeps its limits, not by hand. */
@Component
class WithdrawnEvidence implements Guard<Evidence> {

  private final Records records;

  WithdrawnEvidence(Records records) {
    this.records = records;
  }

  @Override
  public Kind<Evidence> kind() {
    return EVIDENCE.kind();
  }

  @Override
  public Watch<Evidence> watch() {
    return new Watch<>() {
      @Override
      public List<Objection> objections(UUID id, @Nullable Evidence before, Evidence after) {
        return List.of();
      }

      @Override
      public List<Objection> restoring(UUID id, Evidence before) {
        return whileItFails(id);
      }
    };
  }

  private List<Objection> whileItFails(UUID id) {
    return records.find(EVIDENCE.kind(), id, AsOf.NOW).stream()
        .flatMap(it -> MonitorKey.monitor(it.externalKey()).stream())
        .flatMap(it -> records.find(MONITORS.kind(), it, AsOf.NOW).stream())
        .filter(it -> it.content().failing())
        .map(it -> new Objection("", text("evaluation.refused.restoring", it.label())))
        .toList();
  }
}
