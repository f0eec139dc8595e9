package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_QUALITY;
import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.DATA_SETS;
import static org.candor.systems.SystemsRegisters.MODELS;
import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.candor.records.Guard;
import org.candor.records.Kind;
import org.candor.records.Objection;
import org.candor.register.Register;
import org.candor.register.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a monitor names is there. What it named before may have gone since. */
@Component
class MonitorGuard implements Guard<Monitor> {

  private final Named named;

  MonitorGuard(Named named) {
    this.named = named;
  }

  @Override
  public Kind<Monitor> kind() {
    return MONITORS.kind();
  }

  @Override
  public Watch<Monitor> watch() {
    return new Watch<>() {
      @Override
      public List<Objection> objections(UUID id, @Nullable Monitor before, Monitor after) {
        return against(before, after);
      }

      /** Recorded anew it would have no failure to answer for. */
      @Override
      public List<Objection> retiring(UUID id, Monitor before) {
        return before.failing()
            ? List.of(new Objection("", text("evaluation.refused.retiring")))
            : List.of();
      }
    };
  }

  private List<Objection> against(@Nullable Monitor before, Monitor after) {
    var objections = new ArrayList<Objection>();
    ask(objections, "source", DATA_SOURCES, Monitor::source, before, after);
    ask(objections, "reference", DATA_SOURCES, Monitor::reference, before, after);
    ask(objections, "system", AI_SYSTEMS, Monitor::system, before, after);
    ask(objections, "model", MODELS, Monitor::model, before, after);
    ask(objections, "dataSet", DATA_SETS, Monitor::dataSet, before, after);
    others(objections, before, after);
    hiding(objections, before, after);
    return List.copyOf(objections);
  }

  /** Sources that quality asks of besides. */
  private void others(List<Objection> objections, @Nullable Monitor before, Monitor after) {
    var known = before == null ? List.<String>of() : Asking.others(before);
    for (var label : Asking.others(after)) {
      if (!known.contains(label) && named.find(DATA_SOURCES, label).isEmpty()) {
        objections.add(unknown("options", DATA_SOURCES, label));
      }
    }
  }

  /** A failure is mended or answered for; it is not put out of sight. */
  private static void hiding(List<Objection> objections, @Nullable Monitor before, Monitor after) {
    if (before == null || !before.failing() || !after.failing()) {
      return;
    }
    if (after.paused() && !before.paused() && after.released() == null) {
      objections.add(new Objection("paused", text("evaluation.refused.pausing")));
    }
    var left =
        before.controls().stream()
            .filter(it -> !after.controls().contains(it))
            .filter(it -> before.question().ofData() || !it.equals(DATA_QUALITY))
            .toList();
    if (!left.isEmpty()) {
      objections.add(
          new Objection("controls", text("evaluation.refused.leaving", String.join(", ", left))));
    }
    letGo(objections, "system", Monitor::system, before, after);
    letGo(objections, "model", Monitor::model, before, after);
    letGo(objections, "dataSet", Monitor::dataSet, before, after);
  }

  /** What was measured and failed would look as though it never had been. */
  private static void letGo(
      List<Objection> objections,
      String field,
      Function<Monitor, @Nullable String> part,
      Monitor before,
      Monitor after) {
    var of = part.apply(before);
    if (of != null && !of.equals(part.apply(after))) {
      objections.add(new Objection(field, text("evaluation.refused.leaving", of)));
    }
  }

  private void ask(
      List<Objection> objections,
      String field,
      Register<?> register,
      Function<Monitor, @Nullable String> part,
      @Nullable Monitor before,
      Monitor after) {
    var label = part.apply(after);
    var known = before != null && java.util.Objects.equals(label, part.apply(before));
    if (label != null && !known && named.find(register, label).isEmpty()) {
      objections.add(unknown(field, register, label));
    }
  }

  private static Objection unknown(String field, Register<?> register, String label) {
    var example = register.kind().prefix() + "-1";
    return new Objection(
        field, text("evaluation.monitors.unknown", Words.one(register), label, example));
  }
}
