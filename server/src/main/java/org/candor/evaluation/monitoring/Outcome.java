package org.candor.evaluation.monitoring;

import java.util.Collection;
import java.util.List;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.study.Findings;

/** What a measurement comes to as a whole. Only {@link #PASS} speaks for anything. */
public enum Outcome {
  /** Every limit that decides is kept by its whole interval. */
  PASS,
  /** The whole interval of at least one number is beyond its limit. */
  FAIL,
  /** No limit is broken, and not every one is proven to be kept; or there was none. */
  INCONCLUSIVE,
  /** Nothing was measured: unknown, never "no". */
  NOT_MEASURED;

  /**
   * @param metrics names of those that decide; none for all that have a limit
   * @param limited names of those for which somebody set a limit: one that was not judged is no
   *     limit that is kept
   */
  static Outcome of(Findings findings, List<String> metrics, Collection<String> limited) {
    var judged = deciding(findings, metrics);
    if (judged.stream().anyMatch(it -> it.verdict() == Verdict.FAIL)) {
      return FAIL;
    }
    var named = judged.stream().map(Metric::name).toList();
    var proven =
        !judged.isEmpty()
            && named.containsAll(metrics)
            && missing(findings, limited).isEmpty()
            && judged.stream().allMatch(it -> it.verdict() == Verdict.PASS);
    return proven ? PASS : INCONCLUSIVE;
  }

  /** Names among these that nothing judged has. */
  static List<String> missing(Findings findings, Collection<String> names) {
    var judged = findings.judged().map(Metric::name).toList();
    return names.stream().filter(it -> !judged.contains(it)).toList();
  }

  static List<Metric> deciding(Findings findings, List<String> metrics) {
    return findings
        .judged()
        .filter(it -> metrics.isEmpty() || metrics.contains(it.name()))
        .toList();
  }
}
