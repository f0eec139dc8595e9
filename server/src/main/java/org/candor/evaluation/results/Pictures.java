package org.candor.evaluation.results;

import java.util.ArrayList;
import java.util.List;
import org.candor.evaluation.results.Result.Section;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Measurement;

/** The pictures of a measurement: whatever its numbers and aggregates can show. */
final class Pictures {

  private Pictures() {}

  static List<Section> of(Measurement measurement, Vocabulary words) {
    var sections = new ArrayList<Section>();
    var findings = measurement.findings();
    if (findings.groups().isEmpty()) {
      sections.addAll(new PerformancePictures(measurement, words).sections());
    } else {
      sections.addAll(new FairnessPictures(measurement, words).sections());
    }
    sections.addAll(new DriftPictures(measurement, words).sections());
    sections.addAll(new QualityPictures(measurement, words).sections());
    return sections.stream().filter(it -> !it.charts().isEmpty()).toList();
  }
}
