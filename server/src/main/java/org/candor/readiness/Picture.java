package org.candor.readiness;

import static org.candor.web.Messages.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.candor.readiness.NextSteps.Step;
import org.candor.readiness.Sections.Section;
import org.candor.web.Chart.Part;
import org.candor.web.HeatMap;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.candor.web.Stack;
import org.candor.web.Times;

/**
 * The overall picture: one number and one sentence, clause by clause, and what to do next.
 *
 * @param open whether a page is open to the visitor
 * @param frameworks to choose from
 * @param until the day looked ahead to: the audit, or three months on
 * @param root of the tree at the position, hex; empty where it is not shown
 */
public record Picture(
    Shell shell,
    Position position,
    List<Step> steps,
    Predicate<String> open,
    List<Option> frameworks,
    LocalDate until,
    String root) {

  private static final List<Verdict> ORDER =
      List.of(
          Verdict.MET,
          Verdict.PARTLY,
          Verdict.STALE,
          Verdict.NOT_MET,
          Verdict.UNKNOWN,
          Verdict.NOT_APPLICABLE);

  public String framework() {
    return position.framework().id();
  }

  /** Such as "22 %". */
  public String percent() {
    return text("readiness.percent", percent(position.share()));
  }

  /** Rounded, but 0 only when none is met and 100 only when all are. */
  static long percent(double share) {
    var rounded = Math.round(share * 100);
    return share <= 0 || share >= 1 ? rounded : Math.clamp(rounded, 1, 99);
  }

  /** What the number is of, each part a way to its lines. */
  public List<Part> counts() {
    var counts = position.counts();
    var parts = new ArrayList<Part>();
    for (var verdict : ORDER) {
      var count = counts.getOrDefault(verdict, 0);
      if (count > 0) {
        parts.add(
            new Part(
                Verdicts.counted(verdict, count),
                count,
                Verdicts.list(framework(), "verdict=" + verdict),
                Verdicts.tone(verdict)));
      }
    }
    return parts;
  }

  public Stack whole() {
    var parts =
        ORDER.stream()
            .map(
                it ->
                    new Part(
                        Verdicts.word(it),
                        position.counts().getOrDefault(it, 0),
                        Verdicts.list(framework(), "verdict=" + it),
                        Verdicts.tone(it)))
            .filter(it -> it.count() > 0)
            .toList();
    return new Stack(text("readiness.whole"), parts);
  }

  public List<Section> sections() {
    return Sections.of(position);
  }

  public HeatMap matrix() {
    var sections = sections();
    return new HeatMap(
        text("readiness.matrix"),
        text("readiness.matrix.across"),
        text("readiness.matrix.down"),
        ORDER.stream().map(Verdicts::word).toList(),
        sections.stream().map(Section::name).toList(),
        sections.stream().map(it -> ORDER.stream().map(it::part).toList()).toList());
  }

  public String day() {
    return Times.day(position.day());
  }

  public String href(String page) {
    return "/readiness/" + page + Verdicts.list(framework(), "").replace("/readiness/lines", "");
  }
}
