package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.web.Messages.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.candor.records.Entry;
import org.candor.web.Shell;
import org.candor.web.Times;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * All monitors at a glance.
 *
 * @param mayRecord whether new ones are offered
 */
public record MonitoringPage(Shell shell, List<Row> rows, List<Tile> tiles, boolean mayRecord) {

  private static final String ACTIVE = MONITORS.href() + "?paused=false";

  public MonitoringPage {
    rows = List.copyOf(rows);
    tiles = List.copyOf(tiles);
  }

  /** A number with the list of what it counts. */
  public record Tile(String label, long count, String href, Tone tone) {}

  /**
   * One monitor.
   *
   * @param note why the outcome stands as it does, where that is not plain; empty else
   * @param last day of the last measurement; empty where there is none
   * @param next when it runs; empty where people ask
   */
  public record Row(
      String label,
      String name,
      String href,
      String question,
      Tone tone,
      String word,
      String note,
      List<Dot> dots,
      String last,
      String next,
      boolean running) {}

  static MonitoringPage of(
      Shell shell,
      List<Entry<Monitor>> monitors,
      Map<String, List<Entry<Measurement>>> trends,
      Map<UUID, Instant> next,
      Set<UUID> running,
      LocalDate today,
      boolean mayRecord) {
    var rows =
        monitors.stream()
            .map(
                it ->
                    row(
                        it,
                        trends.getOrDefault(it.label(), List.of()),
                        next.get(it.id()),
                        running.contains(it.id()),
                        today))
            .toList();
    return new MonitoringPage(shell, rows, tiles(monitors), mayRecord);
  }

  private static Row row(
      Entry<Monitor> entry,
      List<Entry<Measurement>> trend,
      @Nullable Instant next,
      boolean running,
      LocalDate today) {
    var it = entry.content();
    var late = it.overdue(today);
    var paused = it.paused();
    return new Row(
        entry.label(),
        it.name(),
        MONITORS.href(entry),
        Labels.question(it.question()),
        paused ? Tone.NEUTRAL : late ? Tone.UNKNOWN : Labels.stance(it),
        paused
            ? text("evaluation.paused")
            : late ? Labels.word(Outcome.NOT_MEASURED) : Labels.stands(it),
        late && it.dueOn() != null
            ? text("evaluation.overdue", Times.shortDay(it.dueOn()))
            : Labels.eased(it),
        Dot.of(trend),
        it.measuredOn() == null ? "" : Times.shortDay(it.measuredOn()),
        next == null ? "" : Times.moment(next),
        running);
  }

  private static List<Tile> tiles(List<Entry<Monitor>> monitors) {
    return List.of(
        tile(monitors, "failing", Tone.BAD, Outcome.FAIL),
        tile(monitors, "unmeasured", Tone.UNKNOWN, Outcome.NOT_MEASURED, null),
        tile(monitors, "open", Tone.WARN, Outcome.INCONCLUSIVE),
        tile(monitors, "passing", Tone.GOOD, Outcome.PASS));
  }

  private static Tile tile(
      List<Entry<Monitor>> monitors, String name, Tone tone, @Nullable Outcome... outcomes) {
    var wanted = java.util.Arrays.asList(outcomes);
    var href = new StringBuilder(ACTIVE);
    wanted.forEach(it -> href.append("&outcome=").append(it == null ? "-" : it.name()));
    var count =
        monitors.stream()
            .map(Entry::content)
            .filter(it -> !it.paused() && wanted.contains(it.outcome()))
            .count();
    return new Tile(text("evaluation.tile." + name), count, href.toString(), tone);
  }

  public String answer() {
    return switch (rows.size()) {
      case 0 -> "";
      case 1 -> text("evaluation.monitoring.only", rows.getFirst().word());
      default ->
          text(
              "evaluation.monitoring.answer",
              tiles.get(0).count(),
              rows.size(),
              tiles.get(1).count(),
              tiles.get(2).count());
    };
  }
}
