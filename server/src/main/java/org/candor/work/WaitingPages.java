package org.candor.work;

import static org.candor.web.Messages.text;
import static org.candor.work.WorkRegisters.TASKS;

import java.time.LocalDate;
import java.util.List;
import org.candor.desk.Pending;
import org.candor.records.Entry;
import org.candor.support.evidence.Coverable;
import org.candor.web.Shell;
import org.candor.web.Times;
import org.candor.web.Tone;

/** What the pages of what waits are given. */
public interface WaitingPages {

  /**
   * What waits for me.
   *
   * @param answer the whole in one sentence
   * @param ownerless how many open tasks nobody owns
   * @param records whether the person can record tasks here and now
   */
  record Mine(
      Shell shell,
      String answer,
      List<TaskPages.Row> tasks,
      List<Item> approvals,
      List<Item> expiring,
      long ownerless,
      boolean nothing,
      boolean records) {}

  /** Something that is not a task and waits all the same. */
  record Item(String what, String why, String href, String due, Tone tone) {}

  /** The notices of a person, newest first. */
  record Told(Shell shell, String answer, List<Notice> notices, boolean unread) {}

  static Mine mine(Shell shell, Waiting.All all, Coverable lines, boolean records) {
    return new Mine(
        shell,
        answer(all),
        all.tasks().stream().map(it -> row(it, "", all.today(), lines)).toList(),
        all.approvals().stream().map(it -> item(it, all.today())).toList(),
        all.expiring().stream().map(it -> item(it, all.today())).toList(),
        all.ownerless(),
        all.nothing(),
        records && shell.past() == null);
  }

  static String answer(Waiting.All all) {
    var overdue = all.overdue();
    return text(
        all.nothing() ? "work.waiting.nothing" : "work.waiting.answer",
        all.tasks().size(),
        overdue,
        all.approvals().size(),
        all.expiring().size());
  }

  static TaskPages.Row row(Entry<Task> entry, String owner, LocalDate today, Coverable lines) {
    var task = entry.content();
    var line = task.requirement() == null ? "" : task.requirement();
    var title = line.isEmpty() ? "" : lines.find(line).map(Lines::brief).orElse("");
    return new TaskPages.Row(
        entry.label(),
        task.name(),
        TASKS.href(entry),
        line,
        title,
        line.isEmpty() ? "" : Lines.href(line),
        owner,
        TaskPages.Acting.answer(task, today),
        TaskPages.Acting.tone(task, today),
        task.effort() == null ? "" : text("work.tasks.effort." + task.effort()),
        task.closing() == Task.Closing.ACCEPTANCE
            ? text("work.tasks.accepted")
            : text("work.tasks.state." + task.state()),
        task.open());
  }

  private static Item item(Pending.Item it, LocalDate today) {
    var due = it.due();
    var tone = due == null ? Tone.NEUTRAL : due.isBefore(today) ? Tone.BAD : Tone.WARN;
    return new Item(it.what(), it.why(), it.href(), due == null ? "" : Times.day(due), tone);
  }
}
