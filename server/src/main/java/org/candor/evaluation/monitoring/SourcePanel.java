package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import java.util.List;
import org.candor.access.Action;
import org.candor.desk.Look;
import org.candor.desk.Panel;
import org.candor.measure.Unmeasurable;
import org.candor.records.Entry;
import org.candor.web.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether the rows of a data source can be reached, its file and its password. */
@Component
class SourcePanel implements Panel {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Secrets secrets;
  private final Whereabouts whereabouts;

  SourcePanel(Secrets secrets, Whereabouts whereabouts) {
    this.secrets = secrets;
    this.whereabouts = whereabouts;
  }

  @Override
  public String path() {
    return DATA_SOURCES.path();
  }

  @Override
  public @Nullable Content of(Entry<?> entry, Look look) {
    if (!(entry.content() instanceof DataSource) || look.asOf().past()) {
      return null;
    }
    var mayAct = look.may(Action.REVISE) && !entry.retired();
    var card = card(typed(entry), look.shell(), mayAct, List.of());
    return output -> TEMPLATES.evaluationSource(card).render(output);
  }

  SourceCard card(Entry<DataSource> entry, Shell shell, boolean mayAct, List<String> refusals) {
    return new SourceCard(
        shell,
        entry.label(),
        entry.content().name(),
        DATA_SOURCES.href(entry),
        entry.content(),
        secrets.has(entry.id()),
        problem(entry),
        mayAct,
        refusals);
  }

  private String problem(Entry<DataSource> entry) {
    try {
      whereabouts.locate(entry);
      return "";
    } catch (Unmeasurable e) {
      return String.valueOf(e.getMessage());
    }
  }

  @SuppressWarnings("unchecked") // a panel is asked about the records of its path
  private static Entry<DataSource> typed(Entry<?> entry) {
    return (Entry<DataSource>) entry;
  }
}
