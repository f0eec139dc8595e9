package org.candor.readiness.rules;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;

import java.time.LocalDate;
import org.candor.evaluation.monitoring.Monitor;
import org.candor.readiness.Judgement;
import org.candor.readiness.Rule;
import org.candor.records.Entry;
import org.candor.register.Register;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/** Asks every monitor that serves a control whether it passes. */
interface OfMonitors extends Rule.OfEach<Monitor> {

  String control();

  /** Whether what it measures is what is asked here. */
  default boolean concerns(Monitor it) {
    return true;
  }

  @Override
  default Register<Monitor> register() {
    return MONITORS;
  }

  @Override
  default Judgement judge(Entry<Monitor> entry, LocalDate day) {
    return concerns(entry.content())
        ? Monitored.judge(entry.content(), control(), day)
        : Judgement.BESIDE;
  }

  @Override
  default Judgement outOfUse(Entry<Monitor> entry) {
    return concerns(entry.content())
        ? Monitored.broken(entry.content(), control())
        : Judgement.BESIDE;
  }

  @Override
  default @Nullable Phrase aside(Entry<Monitor> entry) {
    return Monitored.aside(entry.content(), control());
  }
}
