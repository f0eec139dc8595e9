package org.candor.systems;

import static org.candor.web.Messages.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.candor.records.Entry;
import org.candor.systems.LifeCycle.Possibility;
import org.candor.systems.Stages.Stay;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.candor.web.Times;
import org.jspecify.annotations.Nullable;

/**
 * Where one AI system stands in its life, as shown on its page and on its page of the life cycle.
 *
 * @param mayStep whether it offers steps: never at a past moment
 * @param typed what was typed into a form that was refused
 * @param refusals why; empty when nothing was refused
 */
public record Life(
    Shell shell,
    Entry<AiSystem> entry,
    List<Stay> history,
    List<Possibility> possibilities,
    boolean mayStep,
    Typed typed,
    List<String> refusals) {

  /** A form as typed. */
  public record Typed(String stage, String on, String why) {
    static Typed today(LocalDate day) {
      return new Typed("", day.toString(), "");
    }
  }

  /**
   * One stage on the track.
   *
   * @param state {@code passed}, {@code here}, {@code ahead} or {@code unrecorded}: it lies behind,
   *     but nobody said so
   */
  public record Mark(
      String name, String state, String icon, String word, @Nullable LocalDate since) {
    public String day() {
      return since == null ? "" : Times.shortDay(since);
    }
  }

  public String href() {
    return SystemsRegisters.AI_SYSTEMS.href(entry);
  }

  public String action() {
    return href() + "/life-cycle";
  }

  public String answer() {
    var stage = entry.content().stage();
    var since = entry.content().since();
    if (stage == null) {
      return text("systems.stage.nowhere");
    }
    return since == null
        ? text("systems.stage.holds.undated", Labels.stage(stage))
        : text("systems.stage.holds", Labels.stage(stage), Times.day(since));
  }

  public boolean placed() {
    return entry.content().stage() != null;
  }

  public List<Mark> track() {
    var marks = new ArrayList<Mark>();
    var here = entry.content().stage();
    for (var stage : Stage.values()) {
      var detour = stage == Stage.RE_EVALUATION && here != stage && !visited(stage);
      if (!detour) {
        marks.add(mark(stage, here));
      }
    }
    return marks;
  }

  public List<Possibility> possible() {
    return possibilities.stream().filter(Possibility::possible).toList();
  }

  public List<Possibility> refused() {
    return possibilities.stream().filter(it -> !it.possible()).toList();
  }

  public List<Stay> newestFirst() {
    return history.reversed();
  }

  public List<Option> stages() {
    return Stream.of(Stage.values())
        .map(it -> new Option(it.name(), Labels.stage(it), it.name().equals(typed.stage())))
        .toList();
  }

  public static String words(Stage stage) {
    return Labels.stage(stage);
  }

  public static String words(Step step) {
    return Labels.step(step);
  }

  private Mark mark(Stage stage, @Nullable Stage here) {
    var name = Labels.stage(stage);
    if (stage == here) {
      return mark(name, "here", "map-pin", entry.content().since());
    }
    if (visited(stage)) {
      return mark(name, "passed", "check", since(stage));
    }
    var behind = here != null && stage.compareTo(here) < 0 && here != Stage.RETIREMENT;
    return behind
        ? mark(name, "unrecorded", "help-circle", null)
        : mark(name, "ahead", "circle", null);
  }

  private static Mark mark(String name, String state, String icon, @Nullable LocalDate since) {
    return new Mark(name, state, icon, text("systems.stage." + state), since);
  }

  private boolean visited(Stage stage) {
    return history.stream().anyMatch(it -> it.stage() == stage)
        || entry.content().entered(stage) != null && before(stage);
  }

  /** A date of a stage that lies ahead is a plan, not a stay. */
  private boolean before(Stage stage) {
    var here = entry.content().stage();
    return here != null && stage.compareTo(here) < 0;
  }

  private @Nullable LocalDate since(Stage stage) {
    var stays = history.stream().filter(it -> it.stage() == stage).toList();
    return stays.isEmpty() ? entry.content().entered(stage) : stays.getLast().from();
  }
}
