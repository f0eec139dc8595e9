package org.candor.work;

import static org.candor.web.Messages.text;
import static org.candor.work.WorkRegisters.TASKS;

import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.kernel.ReviewDue;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Records;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One task for each record that is to be looked at again because what it rests on changed: with its
 * owner where it has one, opened again when there is a new reason. In the transaction that brought
 * the reason about. Clauses 6.1 and 9.1.
 */
@Component
class Reviews {

  private static final Actor CANDOR = Actor.installation("review");
  private static final int DAYS = 30;

  private final Tasks tasks;
  private final Records records;
  private final Registers registers;

  Reviews(Tasks tasks, Records records, Registers registers) {
    this.tasks = tasks;
    this.records = records;
    this.registers = registers;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void due(ReviewDue it) {
    registers
        .find(it.subject().kind())
        .filter(register -> !register.equals(TASKS)) // a task that bears on it is work already
        .ifPresent(register -> due(register, it));
  }

  private <R extends Record> void due(Register<R> register, ReviewDue it) {
    records
        .find(register.kind(), it.subject().id(), AsOf.NOW)
        .filter(entry -> !entry.retired())
        .ifPresent(entry -> due(register, entry, it.reason()));
  }

  private <R extends Record> void due(Register<R> register, Entry<R> entry, String reason) {
    var wanted =
        new Wanted(
            "review:" + entry.id(),
            text("work.review", entry.label() + " " + register.title(entry.content())),
            reason,
            Task.Origin.MONITOR,
            null,
            entry.ref(),
            entry.label(),
            owner(register, entry.content()),
            tasks.today().plusDays(DAYS),
            Task.Effort.SMALL);
    var task = tasks.open(wanted, CANDOR);
    if (task.retired()) {
      task = records.restore(TASKS.kind(), task.id(), task.version(), CANDOR, null);
    }
    if (!wanted.task().equals(task.content())) {
      tasks.again(task, wanted.task(), reason, CANDOR);
    }
  }

  private static <R extends Record> @Nullable PersonId owner(Register<R> register, R content) {
    return register
        .field("owner")
        .filter(it -> it instanceof Field.Someone)
        .map(it -> register.value(content, it))
        .map(PersonId.class::cast)
        .orElse(null);
  }
}
