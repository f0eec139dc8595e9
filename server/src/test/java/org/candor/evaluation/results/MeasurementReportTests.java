package org.candor.evaluation.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.candor.measure.Limit;
import org.candor.measure.fairness.Terms;
import org.candor.measure.study.Measurement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What leaves the house of a system's measurements. */
class MeasurementReportTests {

  private static MeasurementReport report;

  @BeforeAll
  static void measure() {
    report =
        new MeasurementReport(
            "Northwind Bank",
            "Loans " + AMeasurement.HOSTILE,
            LocalDate.of(2026, 11, 27),
            List.of(
                new MeasurementReport.Watched(
                    "MON-1",
                    "Loans by sex",
                    List.of("impactRatio"),
                    List.of(fair(10, 0), fair(11, 0.1), fair(12, 0.25)),
                    null,
                    List.of(),
                    false),
                watched("MON-2", "Drift", dated(2, AMeasurement.ofDrift())),
                watched("MON-3", "Data", dated(3, AMeasurement.ofQuality())),
                watched("MON-4", "Model", dated(4, AMeasurement.ofPerformance())),
                watched("MON-5", "Never", dated(5, null))),
            AMeasurement.LOANS,
            true);
  }

  private static MeasurementReport.Watched watched(String label, String name, Dated... measured) {
    return new MeasurementReport.Watched(
        label, name, List.of(), List.of(measured), null, List.of(), false);
  }

  private static Dated fair(int day, double gap) {
    return dated(day, AMeasurement.ofFairnessTo(2000, gap, Terms.USUAL));
  }

  private static Dated dated(int day, @Nullable Measurement measurement) {
    return new Dated("MSR-" + day, "/" + day, day(day), measurement);
  }

  private static LocalDate day(int day) {
    return LocalDate.of(2026, 11, day);
  }

  @Test
  void asHtmlItIsOneWellFormedFileThatFetchesNothing() throws Exception {
    var html = new String(report.html(), UTF_8);
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(report.html()));
    assertThat(document.getElementsByTagName("svg").getLength()).isGreaterThan(10);
    assertThat(html)
        .doesNotContain("[evaluation.", "[web.", "<img", "<script", "http-equiv", " src=\"")
        .contains("6 measurements: ", "Women are approved", "It was due and not done")
        .contains("<h3>By sex · How often is each group approved?</h3>", "every limit kept.")
        .doesNotContain("{4}", "{0}")
        .contains("&lt;img src");
  }

  @Test
  void asPdfItIsForArchivesAndSaysTheSame() throws IOException {
    var pdf = report.pdf();
    keep(pdf);
    try (var document = Loader.loadPDF(pdf)) {
      var text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains("Measurements of Loans", "Women are approved", "MSR-5", "SHA-256 of the rows")
          .contains("PSI");
      var metadata = new String(document.getDocumentCatalog().getMetadata().toByteArray(), UTF_8);
      assertThat(metadata).contains("pdfaid").contains("pdfuaid");
      assertThat(document.getDocumentCatalog().getLanguage()).isNotEmpty();
      assertThat(document.getNumberOfPages()).isGreaterThan(5);
      boolean drawn = false;
      for (var page : document.getPages()) {
        drawn |= page.getResources().getXObjectNames().iterator().hasNext();
      }
      assertThat(drawn).isTrue();
      var figures = new ArrayList<PDStructureElement>();
      figures(document.getDocumentCatalog().getStructureTreeRoot(), figures);
      assertThat(figures)
          .hasSizeGreaterThan(20)
          .allMatch(it -> it.getAlternateDescription().length() > 20);
    }
  }

  private static void figures(PDStructureNode node, List<PDStructureElement> found) {
    for (var kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        if (element.getStructureType().equals("Figure")) {
          found.add(element);
        }
        figures(element, found);
      }
    }
  }

  private static void keep(byte[] pdf) throws IOException {
    if (Boolean.getBoolean("candor.pictures")) {
      Files.write(Files.createDirectories(Path.of("target")).resolve("report.pdf"), pdf);
      Files.write(Path.of("target/report.html"), report.html());
    }
  }

  @Test
  void everyMonitorIsFollowedOverTimeAndOnlyTheLatestAreToldInFull() {
    var html = new String(report.html(), UTF_8);
    var trends = html.substring(html.indexOf("Over time"), html.indexOf("MSR-12 ·"));
    assertThat(trends)
        .contains("MON-1 · Loans by sex: Impact ratio of sex", "ink-area ink-good", "at least 0.8")
        .contains("MON-2 · Drift", "there is nothing to follow yet");
    assertThat(trends.split("ink-dot", -1)).as("a dot for each of three").hasSize(4);
    assertThat(html).contains("MSR-11 ·").doesNotContain("MSR-10 ·");
  }

  @Test
  void theVerdictIsThatOfWhatDecidesAndWhatBecameOfAFailureIsTold() throws IOException {
    var eased =
        AMeasurement.ofFairnessTo(
            4000,
            .3,
            Terms.USUAL.limitedBy(Map.of("impactRatio", Limit.atLeast(0.1, "asked for"))));
    var failed = AMeasurement.ofFairnessTo(4000, .3, Terms.USUAL);
    var decides = List.of("impactRatio");
    var since = List.of(new Revision(day(2), "Ada", List.of()));
    var told =
        List.of(
            "Failed on 1 Nov 2026 (MSR-1).",
            "Accepted on 4 Nov 2026 by Bob. Because the law asks less.");
    var watched =
        new MeasurementReport.Watched(
            "MON-1",
            "Loans by sex",
            decides,
            List.of(
                new Dated("MSR-1", "/1", day(1), failed, decides, List.of()),
                new Dated("MSR-3", "/3", day(3), eased, decides, since)),
            Standing.KEPT,
            told,
            true);
    var report =
        new MeasurementReport(
            "Northwind Bank", "Loans", day(27), List.of(watched), AMeasurement.LOANS, true);
    var html = new String(report.html(), UTF_8);
    assertThat(html)
        .contains("One monitor: none with a broken limit", "1 of those under an eased question")
        .contains("2 measurements: 1 with a broken limit", "1 with every limit kept")
        .contains("broken that do not decide", told.getFirst(), told.getLast())
        .contains("1: Limit at least 0.8 → at least 0.1. On 2 Nov 2026 by Ada.", "at least 0.8");
    try (var document = Loader.loadPDF(report.pdf())) {
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
          .contains("Failed on 1 Nov 2026 (MSR-1).", "Accepted on 4 Nov 2026 by Bob.")
          .contains("Limit at least 0.8 → at least 0.1. On 2 Nov 2026 by Ada.");
    }
  }

  @Test
  void aSystemThatWasNeverMeasuredSaysSo() {
    var none =
        new MeasurementReport(
            "Northwind Bank",
            "Loans",
            LocalDate.of(2026, 11, 27),
            List.of(),
            AMeasurement.LOANS,
            true);
    assertThat(new String(none.html(), UTF_8)).contains("Nothing was measured of Loans.");
    assertThat(none.pdf()).isNotEmpty();
  }
}
