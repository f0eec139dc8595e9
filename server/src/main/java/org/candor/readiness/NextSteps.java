package org.candor.readiness;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.candor.readiness.Claim.Effort;

/**
 * What to do next: what records show to be broken first, then most for least, how far lines are
 * lifted, divided by the effort. Lines that only people can decide are taken together clause by
 * clause. Of things that are alike, done in one list or under one clause, two are among each ten,
 * so that ten are ten different things.
 */
public final class NextSteps {

  private static final String RULE = "rule:";
  private static final String RECORD = "record:";
  private static final int FEW = 10;
  private static final int SOME = 200;
  private static final int TEN = 10;
  private static final int ALIKE = 2;

  private NextSteps() {}

  /**
   * One thing to do.
   *
   * @param key stays the same while the thing is the same
   * @param lines it lifts
   * @param records it is to be done for; 0 when it is no matter of records
   * @param gain steps up the scale of verdicts, over all lines
   * @param broken whether records say no: it is broken, and not merely left unsaid
   */
  public record Step(
      String key,
      String words,
      String href,
      String why,
      List<String> lines,
      int records,
      Effort effort,
      double gain,
      boolean broken) {

    public Step {
      lines = List.copyOf(lines);
    }

    double worth() {
      return gain / cost(effort);
    }

    /** Whether one act bears on all its lines; else each of them is a matter of its own. */
    public boolean atOnce() {
      return key.startsWith(RULE) || key.startsWith(RECORD);
    }
  }

  public static List<Step> of(Position position, int limit) {
    var steps = new LinkedHashMap<String, Step>();
    for (var line : position.lines()) {
      if (line.verdict().open()) {
        add(steps, position, line);
      }
    }
    var byWorth =
        steps.values().stream()
            .sorted(
                Comparator.comparing(Step::broken)
                    .thenComparingDouble(Step::worth)
                    .reversed()
                    .thenComparing(Step::key))
            .toList();
    return varied(byWorth).stream().limit(limit).toList();
  }

  /** By tens, of which each takes the best that is left and no more than two alike. */
  private static List<Step> varied(List<Step> byWorth) {
    var left = new ArrayList<>(byWorth);
    var varied = new ArrayList<Step>();
    while (!left.isEmpty()) {
      var alike = new HashMap<String, Integer>();
      var ten = new ArrayList<Step>();
      for (var step : left) {
        if (ten.size() < TEN && alike.merge(kind(step), 1, Integer::sum) <= ALIKE) {
          ten.add(step);
        }
      }
      left.removeAll(ten);
      varied.addAll(ten);
    }
    return varied;
  }

  /** The list in which it is done; for what people bring, the clause or area. */
  private static String kind(Step step) {
    if (step.atOnce()) {
      return step.href().split("\\?", 2)[0];
    }
    var parts = step.key().substring(step.key().indexOf(':') + 1).split("[.-]", 3);
    return parts[0].equals("A") && parts.length > 1 ? "A." + parts[1] : parts[0];
  }

  private static void add(LinkedHashMap<String, Step> steps, Position position, Standing line) {
    var open = line.findings().stream().filter(it -> it.next() != null).toList();
    var contested =
        !open.isEmpty()
            && open.stream().allMatch(Finding::contests)
            && line.human().state().verdict() != Verdict.MET;
    var step = Math.max(0.25, weight(Verdict.MET) - weight(line.verdict()));
    if (open.isEmpty() || contested || line.human().state().lowers()) {
      var one = people(position, line, step);
      steps.merge(one.key(), one, NextSteps::together);
    }
    if (line.human().state().lowers()) {
      return;
    }
    for (var finding : open) {
      var one = rule(line, finding, step / open.size());
      steps.merge(one.key(), one, NextSteps::together);
    }
  }

  private static Step rule(Standing line, Finding finding, double gain) {
    var next = Objects.requireNonNull(finding.next());
    var records = finding.exceptions().total();
    var register = finding.exceptions().register();
    var none = finding.population() == 0 && register != null;
    return new Step(
        none ? RECORD + register : RULE + finding.rule(),
        next.words(),
        next.href(),
        none ? text("readiness.step.record.why") : finding.why(),
        List.of(line.id()),
        records,
        effort(next.effort(), records),
        gain,
        finding.saidNo() > 0);
  }

  /** What takes minutes for one takes hours for several and days for many. */
  private static Effort effort(Effort ofOne, int records) {
    return switch (ofOne) {
      case SMALL -> records > SOME ? Effort.LARGE : records > FEW ? Effort.MEDIUM : Effort.SMALL;
      case MEDIUM -> records > FEW ? Effort.LARGE : Effort.MEDIUM;
      case LARGE -> Effort.LARGE;
    };
  }

  private static Step people(Position position, Standing line, double gain) {
    var framework = position.framework();
    var parent = Objects.requireNonNullElse(line.item().parent(), line.id());
    var attest = line.human().inForce() > 0 || line.human().state().lowers();
    var word = attest ? "attest" : "evidence";
    var title = framework.find(parent).map(it -> it.id() + " " + it.title()).orElse(parent);
    return new Step(
        word + ":" + parent,
        text("readiness.step." + word, title),
        Verdicts.list(framework.id(), "in=" + parent + "&open=true"),
        text("readiness.step." + word + ".why"),
        List.of(line.id()),
        0,
        attest ? Effort.SMALL : Effort.MEDIUM,
        gain,
        false);
  }

  private static Step together(Step one, Step other) {
    var lines = new ArrayList<>(one.lines());
    other.lines().stream().filter(it -> !lines.contains(it)).forEach(lines::add);
    return new Step(
        one.key(),
        one.words(),
        one.href(),
        one.why(),
        lines,
        one.records(),
        one.effort(),
        one.gain() + other.gain() / (one.atOnce() ? 1 : lines.size()),
        one.broken() || other.broken());
  }

  private static int cost(Effort effort) {
    return switch (effort) {
      case SMALL -> 1;
      case MEDIUM -> 3;
      case LARGE -> 8;
    };
  }

  private static double weight(Verdict verdict) {
    return switch (verdict) {
      case MET, NOT_APPLICABLE -> 4;
      case PARTLY -> 3;
      case STALE -> 2;
      case UNKNOWN -> 1;
      case NOT_MET -> 0;
    };
  }
}
