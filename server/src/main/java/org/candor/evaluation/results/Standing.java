package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.List;
import java.util.Locale;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.study.Findings;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;

/** Where a measurement stands as a whole: as its worst limit. What is missing is never good. */
public enum Standing {
  /** At least one limit is broken. */
  BROKEN(Tone.BAD),
  /** None is broken, but not all are proven to be kept. */
  OPEN(Tone.WARN),
  /** All are proven to be kept. */
  KEPT(Tone.GOOD),
  /** There was no limit to keep. */
  UNJUDGED(Tone.NEUTRAL),
  /** There is no number. */
  UNMEASURED(Tone.UNKNOWN);

  private final Tone tone;

  Standing(Tone tone) {
    this.tone = tone;
  }

  public Tone tone() {
    return tone;
  }

  public String word() {
    return text("evaluation.result.standing." + name().toLowerCase(Locale.ROOT));
  }

  static Standing of(Findings findings) {
    if (findings.count(Verdict.FAIL) > 0) {
      return BROKEN;
    }
    if (findings.count(Verdict.INCONCLUSIVE) > 0) {
      return OPEN;
    }
    return findings.count(Verdict.PASS) > 0 ? KEPT : UNJUDGED;
  }

  /**
   * By what decides alone.
   *
   * @param deciding names of metrics, each of which has to be judged; none for all that are
   */
  static Standing of(Findings findings, List<String> deciding) {
    if (deciding.isEmpty()) {
      return of(findings);
    }
    var judged = findings.judged().filter(it -> deciding.contains(it.name())).toList();
    if (judged.stream().anyMatch(it -> it.verdict() == Verdict.FAIL)) {
      return BROKEN;
    }
    var named = judged.stream().map(Metric::name).toList();
    var kept = judged.stream().allMatch(it -> it.verdict() == Verdict.PASS);
    return kept && named.containsAll(deciding) ? KEPT : OPEN;
  }

  /** Of one number; null for one without a limit. */
  static Standing of(@Nullable Verdict verdict) {
    return switch (verdict) {
      case null -> UNJUDGED;
      case PASS -> KEPT;
      case FAIL -> BROKEN;
      case INCONCLUSIVE -> OPEN;
    };
  }
}
