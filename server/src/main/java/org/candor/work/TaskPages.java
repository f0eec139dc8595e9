package org.candor.work;

import static org.candor.web.Messages.text;

import java.time.LocalDate;
import java.util.List;
import org.candor.records.Entry;
import org.candor.web.Phrase;
import org.candor.web.Shell;
import org.candor.web.Times;
import org.candor.web.Tone;

/** What the pages of tasks are given: finished words, nothing left to decide. */
public interface TaskPages {

  /**
   * The verbs of one task, beside its record.
   *
   * @param mayAct whether it offers them
   * @param refusals why what was asked for was not done; empty when nothing was
   * @param serves every line that it serves
   */
  record Acting(
      Shell shell,
      Entry<Task> entry,
      List<Verb> verbs,
      boolean mayAct,
      List<String> refusals,
      String why,
      List<Served> serves,
      LocalDate today) {

    public String href() {
      return WorkRegisters.TASKS.href(entry);
    }

    public String action() {
      return href() + "/state";
    }

    public String answer() {
      return answer(entry.content(), today);
    }

    public Tone tone() {
      return tone(entry.content(), today);
    }

    static String answer(Task task, LocalDate today) {
      var closed = task.closedOn() == null ? "" : Times.day(task.closedOn());
      return switch (state(task)) {
        case OPEN -> due(task, today).text();
        case DONE -> done(task, closed);
        case DROPPED -> text("work.task.dropped", closed);
      };
    }

    private static String done(Task task, String on) {
      return switch (task.closing()) {
        case RECORDS -> text("work.task.settled", on);
        case ACCEPTANCE -> text("work.task.accepted", on);
        case PERSON -> text("work.task.done", on);
        case null -> text("work.task.done", on);
      };
    }

    static Tone tone(Task task, LocalDate today) {
      return switch (state(task)) {
        case OPEN -> task.overdue(today) ? Tone.BAD : Tone.INFO;
        case DONE -> task.closing() == Task.Closing.ACCEPTANCE ? Tone.WARN : Tone.GOOD;
        case DROPPED -> Tone.NEUTRAL;
      };
    }

    private static Task.State state(Task task) {
      return task.state() == null ? Task.State.OPEN : task.state();
    }
  }

  /**
   * A line of a framework.
   *
   * @param words its title; empty for one that is not known
   */
  record Served(String line, String words, String href) {}

  /** A verb as offered, or why it is not. */
  record Verb(String word, String name, boolean wantsReason, List<String> reasons) {
    public boolean possible() {
      return reasons.isEmpty();
    }
  }

  /**
   * A task in a list.
   *
   * @param line the requirement it serves; empty when it serves none
   */
  record Row(
      String label,
      String name,
      String href,
      String line,
      String lineTitle,
      String lineHref,
      String owner,
      String due,
      Tone tone,
      String effort,
      String state,
      boolean open) {}

  /** When an open task is due, in words. */
  static Phrase due(Task task, LocalDate today) {
    var day = task.dueOn();
    if (day == null) {
      return Phrase.of("work.due.none");
    }
    var days = today.until(day, java.time.temporal.ChronoUnit.DAYS);
    var said = Phrase.shortDay(day);
    return days < 0
        ? Phrase.of("work.due.over", said, -days)
        : days == 0 ? Phrase.of("work.due.today") : Phrase.of("work.due.on", said, days);
  }
}
