package org.candor.readiness.rules;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;

import java.time.LocalDate;
import org.candor.evaluation.monitoring.Monitor;
import org.candor.evaluation.monitoring.Outcome;
import org.candor.readiness.Claim;
import org.candor.readiness.Judgement;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor says of a control that it serves. One that is paused is not asked: a control with
 * none but paused monitors is unknown. One that broke a limit says no until it is shown to keep it,
 * asked for no less: neither other monitors that pass nor its being put away change that.
 */
final class Monitored {

  private Monitored() {}

  /**
   * What is asked of each monitor that serves a line.
   *
   * @param asked what the bundle calls them: {@code monitor-of-operation}
   * @param narrower what else the list of exceptions is narrowed by
   */
  static Claim claim(String asked, String control, String narrower, Claim.@Nullable Start start) {
    return Claim.worded(
        "readiness.monitored", asked, exceptions(control) + narrower, Claim.Effort.MEDIUM, start);
  }

  /** Where nothing is measured, nothing else stands in for it. */
  static Claim.Start begin(String what, String control) {
    return new Claim.Start(
        Phrase.of(
            "readiness.monitored.start", Phrase.of("readiness.monitored.start." + what), control),
        Phrase.of("readiness.monitored.start.next", control),
        "/evaluation/monitoring/new?serving=" + control);
  }

  static Judgement judge(Monitor it, String control, LocalDate day) {
    var broken = broken(it, control);
    if (broken != Judgement.BESIDE) {
      return broken;
    }
    if (it.paused() || it.released() != null || !it.controls().contains(control)) {
      return Judgement.BESIDE;
    }
    if (it.overdue(day)) {
      return Judgement.STALE;
    }
    return Judgement.answered(it.outcome() == Outcome.PASS);
  }

  /**
   * What it says whether or not it is in use: that a limit is broken; else nothing. One whose
   * system is out of use says it until another person than its makers answers for that.
   */
  static Judgement broken(Monitor it, String control) {
    if (!it.controls().contains(control) || !it.failing() || it.released() != null) {
      return Judgement.BESIDE;
    }
    return it.eased() != null ? Judgement.EASED : Judgement.BROKEN;
  }

  /** What is asked no more of one that failed, also where somebody answers for that. */
  static @Nullable Phrase aside(Monitor it, String control) {
    if (it.released() != null && it.controls().contains(control)) {
      return Phrase.verbatim(it.released());
    }
    if (it.paused() || !it.controls().contains(control)) {
      return null;
    }
    return it.eased() != null
        ? Phrase.verbatim(it.eased())
        : it.accepted() == null || it.acceptedOn() == null
            ? null
            : Phrase.of(
                "readiness.monitored.accepted", Phrase.shortDay(it.acceptedOn()), it.accepted());
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
