package org.candor.work;

import static org.candor.web.Messages.text;
import static org.candor.work.WorkRegisters.TASKS;

import java.time.LocalDate;
import java.util.ArrayList;
import org.candor.evaluation.monitoring.MonitorFailed;
import org.candor.evaluation.monitoring.MonitorKey;
import org.candor.evaluation.monitoring.MonitorPassed;
import org.candor.kernel.Actor;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.web.Times;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One task for each monitor that breaks its limits: opened with the numbers, brought up to date
 * while it goes on failing, closed when it passes. In the transaction that records the measurement,
 * so that there is no failure without its task. Clauses 9.1 and 10.2.
 */
@Component
class FailedMonitors {

  private static final Actor CANDOR = Actor.installation("monitor");
  private static final int DAYS = 14;

  private final Tasks tasks;
  private final Records records;

  FailedMonitors(Tasks tasks, Records records) {
    this.tasks = tasks;
    this.records = records;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void failed(MonitorFailed it) {
    var due = tasks.today().plusDays(DAYS);
    var wanted =
        new Wanted(
            MonitorKey.of(it.monitor().id()),
            text("work.monitor.failed", it.label(), it.name()),
            reason(it),
            Task.Origin.MONITOR,
            it.controls().isEmpty() ? null : it.controls().getFirst(),
            it.monitor(),
            it.label(),
            it.owner(),
            due,
            null);
    var task = tasks.open(wanted, CANDOR);
    if (task.retired()) {
      task =
          records.restore(TASKS.kind(), task.id(), task.version(), CANDOR, it.now().measurement());
    }
    if (task.content().open()) {
      again(task, wanted, task.content().dueOn() == null ? due : task.content().dueOn(), it);
    } else {
      again(task, wanted, due, it);
    }
  }

  /** The task says what was measured last; an open one keeps its day. */
  private void again(Entry<Task> task, Wanted wanted, LocalDate due, MonitorFailed it) {
    var now = wanted.task();
    var owner = task.content().owner() == null ? now.owner() : task.content().owner();
    var content =
        Task.of(
            now.name(),
            now.reason(),
            now.requirement(),
            now.about(),
            owner,
            due,
            task.content().effort(),
            Task.Origin.MONITOR);
    if (!content.equals(task.content())) {
      tasks.again(task, content, it.now().measurement(), CANDOR);
    }
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void passed(MonitorPassed it) {
    tasks
        .find(MonitorKey.of(it.monitor().id()))
        .filter(task -> !task.retired() && task.content().open())
        .ifPresent(task -> close(task, it));
  }

  /** Mended and accepted are two things, in the task as in its history. */
  private void close(Entry<Task> task, MonitorPassed it) {
    if (it.accepted() == null) {
      tasks.settle(TaskVerb.FINISH, task, text("work.monitor.passed", it.measurement()));
    } else {
      var why = text("work.monitor.accepted", it.measurement(), it.accepted());
      tasks.accept(task, why, it.actor());
    }
  }

  /** With what it began, what was measured last, and every line that is not met meanwhile. */
  private static String reason(MonitorFailed it) {
    var lines = new ArrayList<String>();
    var first = it.first();
    if (first == null || first.measurement().equals(it.now().measurement())) {
      lines.add(shown("work.monitor.shown", it.now()));
    } else {
      lines.add(shown("work.monitor.first", first));
      lines.add(shown("work.monitor.newest", it.now()));
    }
    if (!it.controls().isEmpty()) {
      lines.add(text("work.monitor.serves", String.join(", ", it.controls())));
    }
    return String.join("\n", lines);
  }

  private static String shown(String key, MonitorFailed.Shown it) {
    return text(key, it.measurement(), Times.shortDay(it.on()), String.join("\n", it.numbers()));
  }
}
