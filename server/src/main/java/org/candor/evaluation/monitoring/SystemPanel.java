package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import java.util.List;
import org.candor.access.Action;
import org.candor.access.Permissions;
import org.candor.desk.Look;
import org.candor.desk.Panel;
import org.candor.records.Entry;
import org.candor.systems.AiSystem;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How an AI system is measured, beside its record. */
@Component
public class SystemPanel implements Panel {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();
  private static final int DOTS = 12;

  private final History history;
  private final Trends trends;
  private final SystemReports reports;
  private final Permissions permissions;

  SystemPanel(History history, Trends trends, SystemReports reports, Permissions permissions) {
    this.reports = reports;
    this.history = history;
    this.trends = trends;
    this.permissions = permissions;
  }

  /**
   * One monitor of the system.
   *
   * @param note that it is asked less than what failed; empty where it is not
   * @param told what became of its failures, where one stands or was accepted
   */
  public record Line(
      String href,
      String name,
      Tone tone,
      String word,
      List<Dot> dots,
      String note,
      List<String> told) {
    public Line {
      told = List.copyOf(told);
    }
  }

  @Override
  public String path() {
    return AI_SYSTEMS.path();
  }

  @Override
  public @Nullable Content of(Entry<?> entry, Look look) {
    if (!(entry.content() instanceof AiSystem)
        || !permissions.may(look.caller(), Action.READ, MONITORS.path())) {
      return null;
    }
    var lines =
        history.monitors(entry.label(), look.asOf()).stream().map(it -> line(it, look)).toList();
    var mayBegin =
        !look.asOf().past() && permissions.may(look.caller(), Action.RECORD, MONITORS.path());
    var report = lines.isEmpty() ? "" : reports.of(entry.label(), look.caller(), look.asOf());
    var begin =
        mayBegin && !entry.retired()
            ? MonitoringController.AT + "/new?system=" + entry.label()
            : "";
    return output -> TEMPLATES.evaluationSystem(lines, report, begin).render(output);
  }

  private Line line(Entry<Monitor> monitor, Look look) {
    var label = monitor.label();
    var it = monitor.content();
    return new Line(
        MONITORS.href(monitor),
        it.name(),
        Labels.stance(it),
        Labels.stands(it),
        Dot.of(trends.last(label, DOTS, look.asOf()).getOrDefault(label, List.of())),
        Labels.eased(it),
        it.failing() || it.accepted() != null
            ? history.chronicle(monitor, look.asOf()).told()
            : List.of());
  }
}
