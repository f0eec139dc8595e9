package org.candor.evaluation.results;

import java.util.ArrayList;
import java.util.List;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Measurement;

/** The pictures of a measurement: whatever its numbers and aggregates can show. */
final class Pictures {

  private Pictures() {}

  static List<Part> of(Measurement measurement, Vocabulary words, Discretion discretion) {
    var parts = new ArrayList<Part>();
    var findings = measurement.findings();
    if (findings.groups().isEmpty()) {
      parts.addAll(new PerformancePictures(measurement, words).parts());
    } else {
      parts.addAll(new FairnessPictures(measurement, words, discretion).parts());
    }
    parts.addAll(new NumberPictures(measurement).parts());
    parts.addAll(new DriftPictures(measurement, words, discretion).parts());
    parts.addAll(new QualityPictures(measurement, words, discretion).parts());
    return parts.stream().filter(it -> !it.charts().isEmpty()).toList();
  }
}
