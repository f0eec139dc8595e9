package org.candor.cli;

import java.util.Locale;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.reading.Reading;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Measurement;

/** A measurement as the report of a test run, which every build server can show. */
final class MeasureXml {

  private MeasureXml() {}

  /** Each limit is a test: broken it fails, not settled it is skipped, which is not passed. */
  static String junit(Measurement measurement) {
    var findings = measurement.findings();
    var kind = measurement.study().kind();
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append(
        String.format(
            Locale.ROOT,
            "<testsuite name=\"%s of %s\" tests=\"%d\" failures=\"%d\" errors=\"0\""
                + " skipped=\"%d\">%n",
            kind,
            escaped(measurement.sources().getLast().name()),
            findings.judged().count(),
            findings.count(Verdict.FAIL),
            findings.count(Verdict.INCONCLUSIVE)));
    findings.judged().forEach(it -> xml.append(test(kind, it)));
    return xml.append("</testsuite>").toString();
  }

  /** Nothing was measured, which is neither passed nor failed. */
  static String unmeasured(String kind, String source, String why) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuite name="%1$s of %2$s" tests="1" failures="0" errors="1" skipped="0">
          <testcase classname="candor.measure.%1$s" name="measured"><error message="%3$s"/></testcase>
        </testsuite>"""
        .formatted(kind, escaped(source), escaped(why));
  }

  private static String test(String kind, Metric metric) {
    var name = metric.of() == null ? metric.name() : metric.name() + " of " + metric.of();
    var words = escaped(Reading.line(metric, Vocabulary.PLAIN));
    var outcome =
        switch (java.util.Objects.requireNonNull(metric.verdict())) {
          case PASS -> "";
          case FAIL -> "<failure message=\"" + words + "\"/>";
          case INCONCLUSIVE -> "<skipped message=\"" + words + "\"/>";
        };
    return "  <testcase classname=\"candor.measure.%s\" name=\"%s\">%s</testcase>%n"
        .formatted(kind, escaped(name), outcome);
  }

  /** Without what XML 1.0 cannot hold. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll(
            "[^\\x{9}\\x{A}\\x{D}\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
  }
}
