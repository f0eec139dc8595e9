package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.web.Messages.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Guard;
import org.candor.records.Kind;
import org.candor.records.Objection;
import org.candor.records.Records;
import org.candor.support.evidence.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Evidence that a monitor made says what the monitor says, whoever writes: by hand it is narrowed,
 * never widened, and what a failure took out of use comes back when the monitor keeps its limits.
 */
@Component
class MonitorEvidence implements Guard<Evidence> {

  private final Records records;
  private final Named named;

  MonitorEvidence(Records records, Named named) {
    this.records = records;
    this.named = named;
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
        // None but these can be a monitor's: the form is among what no hand changes.
        return before == null || before.form() != Evidence.Form.MEASUREMENT
            ? List.of()
            : beyond(id, before, after);
      }

      @Override
      public List<Objection> restoring(UUID id, Evidence before) {
        return monitor(id).stream()
            .filter(it -> it.content().failing())
            .map(it -> new Objection("", text("evaluation.refused.restoring", it.label())))
            .toList();
      }
    };
  }

  private List<Objection> beyond(UUID id, Evidence before, Evidence after) {
    var monitor = monitor(id).orElse(null);
    return monitor == null || after.equals(said(monitor).orElse(null))
        ? List.of()
        : beyond(monitor.label(), before, after);
  }

  private Optional<Entry<Monitor>> monitor(UUID evidence) {
    return records
        .find(EVIDENCE.kind(), evidence, AsOf.NOW)
        .flatMap(it -> MonitorKey.monitor(it.externalKey()))
        .flatMap(it -> records.find(MONITORS.kind(), it, AsOf.NOW));
  }

  /** What the monitor makes of its last measurement; empty unless that passed. */
  private Optional<Evidence> said(Entry<Monitor> monitor) {
    return monitor.content().failing()
        ? Optional.empty()
        : named
            .find(MEASUREMENTS, monitor.content().measurement())
            .filter(it -> it.content().outcome() == Outcome.PASS)
            .map(it -> Conclusions.evidence(monitor.label(), monitor.content(), it));
  }

  /**
   * What a hand may not say of it: all but its name, who answers for it, less that it covers, and
   * an earlier end.
   */
  static List<Objection> beyond(String monitor, Evidence before, Evidence after) {
    var objections = new ArrayList<Objection>();
    other(objections, monitor, "form", Evidence::form, before, after);
    other(objections, monitor, "shows", Evidence::shows, before, after);
    other(objections, monitor, "location", Evidence::location, before, after);
    other(objections, monitor, "sha256", Evidence::sha256, before, after);
    other(objections, monitor, "effectiveOn", Evidence::effectiveOn, before, after);
    other(objections, monitor, "periodTo", Evidence::periodTo, before, after);
    other(objections, monitor, "madeHow", Evidence::madeHow, before, after);
    var more = new HashSet<>(after.covers());
    before.covers().forEach(more::remove);
    if (!more.isEmpty()) {
      var lines = String.join(", ", more.stream().sorted().toList());
      objections.add(new Objection("covers", text("evaluation.refused.covering", monitor, lines)));
    }
    if (isLater(before.expiresOn(), after.expiresOn())) {
      objections.add(new Objection("expiresOn", text("evaluation.refused.outliving", monitor)));
    }
    return objections;
  }

  private static void other(
      List<Objection> objections,
      String monitor,
      String field,
      Function<Evidence, @Nullable Object> part,
      Evidence before,
      Evidence after) {
    if (!Objects.equals(part.apply(before), part.apply(after))) {
      objections.add(new Objection(field, text("evaluation.refused.rewriting", monitor)));
    }
  }

  private static boolean isLater(@Nullable LocalDate before, @Nullable LocalDate after) {
    return before != null && (after == null || after.isAfter(before));
  }
}
