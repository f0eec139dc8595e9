package org.candor.readiness.rules;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;

import java.time.LocalDate;
import org.candor.evaluation.monitoring.Monitor;
import org.candor.evaluation.monitoring.Outcome;
import org.candor.readiness.Judgement;

/**
 * What a monitor says of a control that it serves. One that is paused is not asked: a control with
 * none but paused monitors is unknown.
 */
final class Monitored {

  private Monitored() {}

  static Judgement judge(Monitor it, String control, LocalDate day) {
    if (it.paused() || !it.controls().contains(control)) {
      return Judgement.BESIDE;
    }
    if (it.outcome() == Outcome.FAIL) {
      return Judgement.NO;
    }
    if (it.overdue(day)) {
      return Judgement.STALE;
    }
    return Judgement.answered(it.outcome() == Outcome.PASS);
  }

  /**
   * The monitors that do not say yes; one that is overdue becomes "not measured" within seconds.
   */
  static String exceptions(String control) {
    return MONITORS.href()
        + "?controls="
        + control
        + "&paused=false&outcome=FAIL&outcome=INCONCLUSIVE&outcome=NOT_MEASURED&outcome=-";
  }
}
