package org.candor.planning.applicability;

import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import org.candor.access.Action;
import org.candor.desk.Look;
import org.candor.desk.Panel;
import org.candor.records.Entry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The control beside what the statement says of it: what it asks for, what records show. */
@Component
class ControlPanel implements Panel {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final StatementOfApplicability statement;

  ControlPanel(StatementOfApplicability statement) {
    this.statement = statement;
  }

  @Override
  public String path() {
    return APPLICABILITY.path();
  }

  @Override
  public @Nullable Content of(Entry<?> entry, Look look) {
    var lines = statement.read(look.asOf()).lines();
    for (var line : lines) {
      var own = line.entry();
      if (own != null && own.id().equals(entry.id())) {
        var edit = look.may(Action.REVISE) ? APPLICABILITY.href(entry) + "/edit" : null;
        return output -> TEMPLATES.planningPanel(line, edit).render(output);
      }
    }
    return null;
  }
}
