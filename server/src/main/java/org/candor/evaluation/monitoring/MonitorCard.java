package org.candor.evaluation.monitoring;

import java.util.List;
import org.candor.web.Shell;
import org.candor.web.TimeLine;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A monitor's measurements, beside its record.
 *
 * @param action where a run is asked for
 * @param facts what it watches, when, and what rests on it
 * @param late since when it is not measured; empty where it is
 * @param accepted that it is asked less than what failed, and who answers for it
 * @param trends the judged numbers over time
 * @param told what became of its failures, a sentence each, oldest first
 * @param reports of the system that it measures
 * @param progress of the last run
 * @param refusals why nothing was begun; empty when nothing was refused
 */
public record MonitorCard(
    Shell shell,
    String label,
    String name,
    String href,
    String action,
    Tone tone,
    String word,
    String late,
    @Nullable Accepted accepted,
    List<Fact> facts,
    List<Dot> dots,
    List<TimeLine> trends,
    List<Line> lines,
    List<String> told,
    String reports,
    String all,
    Progress progress,
    boolean mayRun,
    List<String> refusals) {

  public MonitorCard {
    facts = List.copyOf(facts);
    dots = List.copyOf(dots);
    trends = List.copyOf(trends);
    lines = List.copyOf(lines);
    told = List.copyOf(told);
    refusals = List.copyOf(refusals);
  }

  /** Told beside the verdict for as long as less is asked than what failed. */
  public record Accepted(String title, String words, String by) {}

  /** One thing that people want to know of it, in one line or several. */
  public record Fact(String label, List<Said> said) {
    public Fact {
      said = List.copyOf(said);
    }
  }

  /**
   * @param href the record it speaks of; null for words alone
   */
  public record Said(String words, @Nullable String href) {
    static Said of(String words) {
      return new Said(words, null);
    }
  }

  /** One measurement. */
  public record Line(
      String label, String href, String day, Tone tone, String word, String reason) {}
}
