package org.candor.work;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import org.candor.catalog.Catalog;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * The plan: what is open clause by clause, and what nobody has planned yet.
 *
 * @param closed whether closed tasks are shown too
 * @param framework of which lines are offered that nobody has planned
 * @param frameworks to choose it among
 * @param first what to plan next, most worth the effort first
 * @param rest the other lines that are not met and not planned
 * @param outcomes of lines just planned; empty when none were
 * @param refusal why nothing was planned; null when nothing was asked
 */
public record PlanPage(
    Shell shell,
    Totals totals,
    boolean closed,
    String framework,
    List<Option> frameworks,
    List<Group> groups,
    List<Gap> first,
    List<Gap> rest,
    List<Option> people,
    String dueOn,
    boolean mayPlan,
    List<Plan.Planned> outcomes,
    @Nullable String refusal) {

  /** The numbers of the answer, each with the rows it counts. */
  public record Totals(long open, long overdue, long ownerless, long gaps, String today) {}

  /** Tasks under one clause or area, the nearest day first. */
  public record Group(String id, String title, List<TaskPages.Row> rows) {
    public long open() {
      return rows.stream().filter(TaskPages.Row::open).count();
    }

    public long overdue() {
      return rows.stream().filter(TaskPages.Row::open).filter(it -> it.tone() == Tone.BAD).count();
    }

    /** When the first that is open is due, in words; empty where none is. */
    public String next() {
      return rows.stream()
          .filter(TaskPages.Row::open)
          .map(TaskPages.Row::due)
          .findFirst()
          .orElse("");
    }
  }

  /** So many tasks stand open on the page; of more, each clause is opened by who wants it. */
  private static final int FEW = 12;

  public boolean unfolded() {
    return groups.size() == 1 || groups.stream().mapToInt(it -> it.rows().size()).sum() <= FEW;
  }

  /**
   * A line that is not met and not planned.
   *
   * @param lifts what planning it is good for beyond this line; empty for nothing
   */
  public record Gap(
      String line,
      String title,
      String href,
      String verdict,
      Tone tone,
      String why,
      String lifts,
      String effort,
      boolean chosen) {}

  /** The same framework, with or without what is closed. */
  public String href(boolean closed) {
    var asked = new ArrayList<String>();
    if (!framework.equals(Catalog.ISO_42001)) {
      asked.add("framework=" + framework);
    }
    if (closed) {
      asked.add("show=all");
    }
    return "/work/plan" + (asked.isEmpty() ? "" : "?" + String.join("&", asked));
  }

  /** Whether something among the rest is ticked, which then has to be seen. */
  public boolean restChosen() {
    return rest.stream().anyMatch(Gap::chosen);
  }

  public long planned() {
    return outcomes.stream().filter(it -> it.outcome() == Plan.Outcome.PLANNED).count();
  }

  public List<Plan.Planned> notPlanned() {
    return outcomes.stream().filter(it -> it.outcome() != Plan.Outcome.PLANNED).toList();
  }

  public String done() {
    return text("work.plan.done", planned(), (long) notPlanned().size());
  }
}
