package org.candor.systems;

import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.web.Messages.text;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.candor.access.Action;
import org.candor.desk.Look;
import org.candor.desk.Panel;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.systems.Life.Typed;
import org.candor.web.Shell;
import org.springframework.stereotype.Component;

/** The life of an AI system as it stands beside its record and on a page of its own. A.6.2. */
@Component
class LifePanel implements Panel {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final LifeCycle lifeCycle;
  private final Stages stages;
  private final Records records;
  private final Clock clock;

  LifePanel(LifeCycle lifeCycle, Stages stages, Records records, Clock clock) {
    this.lifeCycle = lifeCycle;
    this.stages = stages;
    this.records = records;
    this.clock = clock;
  }

  @Override
  public String path() {
    return AI_SYSTEMS.path();
  }

  @Override
  public Content of(Entry<?> entry, Look look) {
    var life =
        life(entry.id(), look.shell(), look.asOf(), look.may(Action.REVISE), today(), List.of());
    return output -> TEMPLATES.systemsLifePanel(life).render(output);
  }

  Life life(UUID id, Shell shell, AsOf asOf, boolean mayStep, Typed typed, List<String> refusals) {
    var entry =
        records
            .find(AI_SYSTEMS.kind(), id, asOf)
            .orElseThrow(() -> new NotFound(text("systems.missing", id)));
    return new Life(
        shell,
        entry,
        stages.history(id, asOf),
        lifeCycle.possibilities(id, asOf),
        mayStep && !asOf.past(),
        typed,
        refusals);
  }

  /** A blank form: what happened, most likely happened today. */
  Typed today() {
    return Typed.today(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }
}
