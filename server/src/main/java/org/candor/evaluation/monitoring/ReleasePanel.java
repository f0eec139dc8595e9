package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import java.util.List;
import org.candor.access.Action;
import org.candor.access.Caller;
import org.candor.access.Permissions;
import org.candor.desk.Look;
import org.candor.desk.Panel;
import org.candor.records.Entry;
import org.candor.web.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** That the system of a failing monitor is out of use, and letting the failure rest. */
@Component
@Order(0)
class ReleasePanel implements Panel {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Release release;
  private final Permissions permissions;

  ReleasePanel(Release release, Permissions permissions) {
    this.release = release;
    this.permissions = permissions;
  }

  @Override
  public String path() {
    return MONITORS.path();
  }

  @Override
  public boolean leads() {
    return true;
  }

  @Override
  public @Nullable Content of(Entry<?> entry, Look look) {
    if (!(entry.content() instanceof Monitor it)) {
      return null;
    }
    var present = !look.asOf().past();
    var monitor = typed(entry);
    if (it.released() == null && (!present || !release.open(monitor))) {
      return null;
    }
    var card = card(monitor, look.shell(), look.caller(), present);
    return output -> TEMPLATES.evaluationAnswer(card).render(output);
  }

  AnswerCard card(Entry<Monitor> entry, Shell shell, Caller caller, boolean present) {
    var released = entry.content().released();
    var open = released == null;
    var may = present && open && permissions.may(caller, Action.RECORD, Acceptance.RESOURCE);
    var against = may ? release.against(entry, caller.person()) : List.<String>of();
    return AnswerCard.of("release", entry, shell, open, released, may, against);
  }

  @SuppressWarnings("unchecked") // a panel is asked about the records of its path
  private static Entry<Monitor> typed(Entry<?> entry) {
    return (Entry<Monitor>) entry;
  }
}
