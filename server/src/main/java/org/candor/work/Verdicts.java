package org.candor.work;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candor.catalog.Catalog;
import org.candor.readiness.NextSteps;
import org.candor.readiness.NextSteps.Step;
import org.candor.readiness.Readiness;
import org.candor.readiness.Standing;
import org.candor.readiness.Verdict;
import org.candor.records.AsOf;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where each line of the standard stands now, as readiness computes it. */
@Component
class Verdicts {

  private final Readiness readiness;

  Verdicts(Readiness readiness) {
    this.readiness = readiness;
  }

  /**
   * A line's verdict, and what a person does about it.
   *
   * @param why in one sentence
   * @param next null when nothing is left to do, or nobody can say what
   * @param href where it is done; null when there is no next
   * @param said why, to be kept
   */
  record Line(
      String id,
      Verdict verdict,
      String why,
      @Nullable String next,
      @Nullable String href,
      Task.@Nullable Effort effort,
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

  Optional<Line> of(String line) {
    return Optional.ofNullable(all().get(line));
  }

  /** By the id of the line, in the order of the standard. */
  Map<String, Line> all() {
    var lines = new LinkedHashMap<String, Line>();
    readiness
        .position(Catalog.ISO_42001, AsOf.NOW)
        .lines()
        .forEach(it -> lines.put(it.id(), line(it)));
    return lines;
  }

  /** What to do, most for least first. */
  List<Step> steps() {
    return NextSteps.of(readiness.position(Catalog.ISO_42001, AsOf.NOW), Integer.MAX_VALUE);
  }

  private static Line line(Standing it) {
    var next = it.next();
    return new Line(
        it.id(),
        it.verdict(),
        it.why(),
        next == null ? null : next.words(),
        next == null ? null : next.href(),
        next == null ? null : Task.Effort.valueOf(next.effort().name()),
        it.said());
  }
}
