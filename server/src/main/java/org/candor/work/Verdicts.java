package org.candor.work;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candor.catalog.Catalog;
import org.candor.catalog.Item;
import org.candor.readiness.NextSteps;
import org.candor.readiness.NextSteps.Step;
import org.candor.readiness.Readiness;
import org.candor.readiness.Standing;
import org.candor.readiness.Verdict;
import org.candor.records.AsOf;
import org.candor.records.NotFound;
import org.candor.support.evidence.Coverable;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where each line of each framework stands now, as readiness computes it. */
@Component
class Verdicts {

  private final Readiness readiness;
  private final Catalog catalog;

  Verdicts(Readiness readiness, Catalog catalog) {
    this.readiness = readiness;
    this.catalog = catalog;
  }

  /**
   * A line's verdict, and what a person does about it.
   *
   * @param id as in evidence: {@code 6.1.2-3}, {@code framework:line} where it is of another
   * @param why in one sentence
   * @param next null when nothing is left to do, or nobody can say what
   * @param href where it is done; null when there is no next
   * @param item the line itself
   * @param said why, to be kept
   */
  record Line(
      String id,
      Verdict verdict,
      String why,
      @Nullable String next,
      @Nullable String href,
      Task.@Nullable Effort effort,
      @JsonIgnore Item item,
      @JsonIgnore Phrase said) {

    boolean met() {
      return verdict == Verdict.MET;
    }

    boolean settled() {
      return met() || verdict == Verdict.NOT_APPLICABLE;
    }

    String words() {
      return called().text();
    }

    Phrase called() {
      return Phrase.of("work.verdict." + verdict);
    }
  }

  /** Empty where no framework there is has such a line. */
  Optional<Line> of(String line) {
    return Optional.ofNullable(of(List.of(line)).get(line));
  }

  /**
   * All lines of those frameworks that these are named of, by the name of each. What is of a
   * framework that is no longer there is missing.
   */
  Map<String, Line> of(Collection<String> lines) {
    var all = new HashMap<String, Line>();
    lines.stream()
        .map(Coverable::frameworkOf)
        .distinct()
        .filter(it -> catalog.find(it).isPresent())
        .forEach(it -> all.putAll(all(it)));
    return all;
  }

  /**
   * By the name of the line, in the order of the framework.
   *
   * @throws NotFound if there is no such framework
   */
  Map<String, Line> all(String framework) {
    var lines = new LinkedHashMap<String, Line>();
    for (var it : readiness.position(framework, AsOf.NOW).lines()) {
      var name = Coverable.named(framework, it.id());
      lines.put(name, line(name, it));
    }
    return lines;
  }

  /** What to do, most for least first, the lines by name. */
  List<Step> steps(String framework) {
    var steps = NextSteps.of(readiness.position(framework, AsOf.NOW), Integer.MAX_VALUE);
    return steps.stream().map(it -> named(framework, it)).toList();
  }

  private static Step named(String framework, Step it) {
    return new Step(
        it.key(),
        it.words(),
        it.href(),
        it.why(),
        it.lines().stream().map(line -> Coverable.named(framework, line)).toList(),
        it.records(),
        it.effort(),
        it.gain(),
        it.broken());
  }

  private static Line line(String name, Standing it) {
    var next = it.next();
    return new Line(
        name,
        it.verdict(),
        it.why(),
        next == null ? null : next.words(),
        next == null ? null : next.href(),
        next == null ? null : Task.Effort.valueOf(next.effort().name()),
        it.item(),
        it.said());
  }
}
