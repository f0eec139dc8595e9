package org.candor.work;

import static org.candor.web.Messages.text;
import static org.candor.work.WorkRegisters.TASKS;

import gg.jte.Content;
import gg.jte.generated.precompiled.StaticTemplates;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.candor.access.Action;
import org.candor.desk.Look;
import org.candor.desk.Panel;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.support.evidence.Coverable;
import org.candor.web.Shell;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done with a task, beside its record. */
@Component
class TaskPanel implements Panel {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private final Tasks tasks;
  private final Coverable lines;

  TaskPanel(Tasks tasks, Coverable lines) {
    this.tasks = tasks;
    this.lines = lines;
  }

  @Override
  public String path() {
    return TASKS.path();
  }

  @Override
  public @Nullable Content of(Entry<?> entry, Look look) {
    if (!(entry.content() instanceof Task)) {
      return null;
    }
    var task = typed(entry);
    var may = look.may(Action.REVISE);
    var acting = acting(task, look.shell(), look.asOf(), may, List.of(), "");
    return output -> TEMPLATES.workTaskPanel(acting).render(output);
  }

  /** Where it serves several lines, the panel names them all. */
  @Override
  public Set<String> beside(Entry<?> entry) {
    return entry.content() instanceof Task && tasks.lines(typed(entry), AsOf.NOW).size() > 1
        ? Set.of("requirement")
        : Set.of();
  }

  TaskPages.Acting acting(
      Entry<Task> entry,
      Shell shell,
      AsOf asOf,
      boolean mayAct,
      List<String> refusals,
      String why) {
    var possibilities = tasks.possibilities(entry);
    var verbs =
        Stream.of(TaskVerb.values())
            .map(
                it ->
                    new TaskPages.Verb(
                        it.word(),
                        text("work.verb." + it),
                        it.wantsReason(),
                        possibilities.getOrDefault(it, List.of())))
            .toList();
    return new TaskPages.Acting(
        shell, entry, verbs, mayAct, refusals, why, served(entry, asOf), tasks.today());
  }

  private List<TaskPages.Served> served(Entry<Task> entry, AsOf asOf) {
    return tasks.lines(entry, asOf).stream()
        .map(
            it ->
                new TaskPages.Served(
                    it, lines.find(it).map(Lines::words).orElse(""), Lines.href(it)))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static Entry<Task> typed(Entry<?> entry) {
    return (Entry<Task>) entry;
  }
}
