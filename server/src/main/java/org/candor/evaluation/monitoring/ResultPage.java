package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import java.util.List;
import org.candor.evaluation.results.Comparison;
import org.candor.evaluation.results.Result;
import org.candor.evaluation.results.Standing;
import org.candor.records.Entry;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.candor.web.Times;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * One measurement for people.
 *
 * @param result null where nothing was measured
 * @param compared with another; null where there is none to compare with
 * @param unusual numbers unlike those of the measurements before it, a sentence each
 * @param file where the whole of it can be fetched; null without one
 * @param monitor that asked; null where it cannot be found
 * @param reports of the system that was measured, without the ending; empty where there is none
 * @param again doing it again, and what that showed
 */
public record ResultPage(
    Shell shell,
    Entry<Measurement> entry,
    @Nullable Result result,
    @Nullable Compared compared,
    List<String> unusual,
    @Nullable String file,
    @Nullable Entry<Monitor> monitor,
    String reports,
    Again again) {

  public ResultPage {
    unusual = List.copyOf(unusual);
  }

  /**
   * Beside another one.
   *
   * @param comparison null while there is none
   * @param with label of the other one; empty while there is none
   * @param before label of the earlier of the two
   * @param now label of the later
   * @param others that can be chosen
   * @param error why what was chosen cannot be compared; empty where it can
   * @param chosen whether somebody chose
   */
  public record Compared(
      @Nullable Comparison comparison,
      String with,
      String before,
      String now,
      List<Option> others,
      String error,
      boolean chosen) {
    public Compared {
      others = List.copyOf(others);
    }
  }

  static String href(Entry<Measurement> entry) {
    return MEASUREMENTS.href(entry) + "/result";
  }

  /** What the monitor says of a failure that this measurement is part of; null where nothing. */
  public @Nullable String eased() {
    var it = monitor == null ? null : monitor.content();
    if (it == null || !entry.label().equals(it.measurement())) {
      return null;
    }
    return it.eased() != null ? it.eased() : it.accepted();
  }

  public String monitorHref() {
    return monitor == null ? "" : MONITORS.href(monitor);
  }

  public String monitorName() {
    return monitor == null ? "" : monitor.label() + " " + monitor.content().name();
  }

  public Measurement content() {
    return entry.content();
  }

  public String record() {
    return MEASUREMENTS.href(entry);
  }

  public Tone tone() {
    return Labels.tone(content().outcome());
  }

  public String word() {
    return Labels.word(content().outcome());
  }

  /** What the monitor says, where fewer limits decide it than are shown; empty where it agrees. */
  public String decided() {
    if (result == null) {
      return "";
    }
    var agrees =
        switch (content().outcome()) {
          case PASS -> result.standing() == Standing.KEPT;
          case FAIL -> result.standing() == Standing.BROKEN;
          case INCONCLUSIVE, NOT_MEASURED ->
              result.standing() != Standing.KEPT && result.standing() != Standing.BROKEN;
        };
    return agrees ? "" : text("evaluation.result.decided", word());
  }

  public String question() {
    return Labels.question(content().question());
  }

  public String day() {
    return Times.day(content().measuredOn());
  }
}
