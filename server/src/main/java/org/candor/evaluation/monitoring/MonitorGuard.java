package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.DATA_SETS;
import static org.candor.systems.SystemsRegisters.MODELS;
import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
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
    return (_, before, after) -> {
      var objections = new ArrayList<Objection>();
      ask(objections, "source", DATA_SOURCES, Monitor::source, before, after);
      ask(objections, "reference", DATA_SOURCES, Monitor::reference, before, after);
      ask(objections, "system", AI_SYSTEMS, Monitor::system, before, after);
      ask(objections, "model", MODELS, Monitor::model, before, after);
      ask(objections, "dataSet", DATA_SETS, Monitor::dataSet, before, after);
      return List.copyOf(objections);
    };
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
      var example = register.kind().prefix() + "-1";
      objections.add(
          new Objection(
              field, text("evaluation.monitors.unknown", Words.one(register), label, example)));
    }
  }
}
