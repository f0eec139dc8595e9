package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import java.util.List;
import java.util.Objects;
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

/** What a monitor no longer asks of what failed, and accepting it, beside its record. */
@Component
@Order(0)
class EasedPanel implements Panel {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Acceptance acceptance;
  private final Permissions permissions;

  EasedPanel(Acceptance acceptance, Permissions permissions) {
    this.acceptance = acceptance;
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
    if (!(entry.content() instanceof Monitor it) || it.eased() == null) {
      return null;
    }
    var open = !look.asOf().past() && !entry.retired();
    var card = card(typed(entry), look.shell(), look.caller(), open, "", List.of());
    return output -> TEMPLATES.evaluationEased(card).render(output);
  }

  EasedCard card(
      Entry<Monitor> entry,
      Shell shell,
      Caller caller,
      boolean open,
      String why,
      List<String> refusals) {
    var may = open && permissions.may(caller, Action.RECORD, Acceptance.RESOURCE);
    var against = may ? acceptance.against(entry, caller.person()) : List.<String>of();
    return new EasedCard(
        shell,
        entry.label(),
        entry.content().name(),
        MONITORS.href(entry),
        entry.version(),
        Objects.requireNonNullElse(entry.content().eased(), ""),
        may && against.isEmpty() ? MONITORS.href(entry) + "/acceptance" : "",
        against,
        why,
        refusals);
  }

  @SuppressWarnings("unchecked") // a panel is asked about the records of its path
  private static Entry<Monitor> typed(Entry<?> entry) {
    return (Entry<Monitor>) entry;
  }
}
