package org.candor.planning.applicability;

import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import java.util.Set;
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
  private final Controls controls;

  ControlPanel(StatementOfApplicability statement, Controls controls) {
    this.statement = statement;
    this.controls = controls;
  }

  @Override
  public String path() {
    return APPLICABILITY.path();
  }

  @Override
  public @Nullable Content of(Entry<?> entry, Look look) {
    var edit = look.may(Action.REVISE) ? APPLICABILITY.href(entry) + "/edit" : null;
    return statement.read(look.asOf()).lines().stream()
        .filter(it -> speaksOf(it, entry))
        .findFirst()
        .<Content>map(it -> output -> TEMPLATES.planningPanel(it, edit).render(output))
        .orElse(null);
  }

  private static boolean speaksOf(Line line, Entry<?> entry) {
    var own = line.entry();
    return own != null && own.id().equals(entry.id());
  }

  @Override
  public String name(Entry<?> entry, Look look) {
    return entry.content() instanceof Applicability it
        ? controls.all(look.asOf()).stream()
            .filter(one -> one.id().equals(it.control()))
            .findFirst()
            .map(Control::title)
            .orElse("")
        : "";
  }

  /** Of the two reasons the one for the other answer: it was for what no longer holds. */
  @Override
  public Set<String> beside(Entry<?> entry) {
    if (!(entry.content() instanceof Applicability it)) {
      return Set.of();
    }
    return switch (it.need()) {
      case NEEDED -> Set.of("exclusion");
      case NOT_NEEDED -> Set.of("inclusion");
      case UNDECIDED -> Set.of();
    };
  }
}
