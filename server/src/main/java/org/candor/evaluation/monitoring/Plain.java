package org.candor.evaluation.monitoring;

import org.candor.measure.Metric;
import org.candor.measure.study.Sentence;

/** Numbers in words, the same as the command prints. */
final class Plain {

  private Plain() {}

  static String words(Metric metric) {
    return Sentence.of(metric);
  }

  static String number(double value) {
    return Sentence.number(value);
  }
}
