package org.candor.planning.applicability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.planning.applicability.AStatement.excluded;
import static org.candor.planning.applicability.AStatement.line;
import static org.candor.planning.applicability.AStatement.needed;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.candor.planning.applicability.Documents.Form;
import org.candor.tabular.Limits;
import org.candor.tabular.Tables;
import org.junit.jupiter.api.Test;

/** What reaches an auditor: read back by other programs. */
class DocumentsTests {

  private static final String RUNS = "=HYPERLINK(\"http://evil.example\",\"Click\")";
  private static final String ODD = "<script>alert(1)</script> & \u0001 Łódź Ελλάδα Привет ∀ x";

  private static final Line[] LINES = {
    line("Acquisition of data", needed("A.7.3", RUNS), 1),
    line("Quality of data", excluded("A.7.4", ODD), 2)
  };

  @Test
  void thePdfHasItsTextAndSaysWhatItIs() throws IOException {
    try (var pdf = Loader.loadPDF(written(Form.PDF, LINES))) {
      var text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
      assertThat(text)
          .contains("Statement of Applicability", "Clinic & Söhne", "Everything we do with AI")
          .contains("Version 4, Approved", "Approved by Grace on 31 Mar 2026")
          .contains("31 March 2026, 10:20 UTC", "77 entries", "ab".repeat(8))
          .contains("A.7.3", "HYPERLINK", "alert(1)", "Łódź Ελλάδα Привет")
          .contains("Page 1 of 1");
      var metadata =
          new String(pdf.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
      assertThat(metadata).contains("pdfaid:part", "pdfuaid:part");
      assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
      assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
      for (var name : pdf.getPage(0).getResources().getFontNames()) {
        assertThat(pdf.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
      }
    }
  }

  @Test
  void thePdfHasATitleAndBookmarksThatLeadSomewhere() throws IOException {
    try (var pdf = Loader.loadPDF(written(Form.PDF, LINES))) {
      assertThat(pdf.getDocumentInformation().getTitle()).startsWith("Statement of Applicability");
      var names = new ArrayList<String>();
      for (var one : pdf.getDocumentCatalog().getDocumentOutline().children()) {
        names.add(one.getTitle());
        assertThat(one.findDestinationPage(pdf)).isNotNull();
        one.children().forEach(it -> names.add(it.getTitle()));
      }
      assertThat(names).containsExactly("Statement of Applicability", "2 controls", "A.7 Data");
    }
  }

  @Test
  void aLongOneGoesOnWithItsHeadAndNumbersItsPages() throws IOException {
    try (var pdf = Loader.loadPDF(written(Form.PDF, AStatement.many(60)))) {
      var pages = pdf.getNumberOfPages();
      assertThat(pages).isGreaterThan(2);
      for (int page = 1; page <= pages; page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        var text = stripper.getText(pdf).replaceAll("\\s+", " ");
        assertThat(text).contains("Page " + page + " of " + pages, "Justification", "Clinic");
      }
    }
  }

  @Test
  void wordReadsTheSame() throws IOException {
    try (var document = new XWPFDocument(new ByteArrayInputStream(written(Form.DOCX, LINES)));
        var text = new XWPFWordExtractor(document)) {
      assertThat(text.getText())
          .contains("Statement of Applicability", "Clinic & Söhne", "Version 4, Approved")
          .contains("Approved by Grace on 31 Mar 2026", "ab".repeat(32), "cd".repeat(32))
          .contains(RUNS, "Łódź Ελλάδα Привет", "<script>");
    }
  }

  @Test
  void wordHasHeadingsAndAHeadRowOnEveryPage() throws IOException {
    try (var document = new XWPFDocument(new ByteArrayInputStream(written(Form.DOCX, LINES)))) {
      var styles =
          document.getParagraphs().stream()
              .map(XWPFParagraph::getStyle)
              .filter(Objects::nonNull)
              .toList();
      assertThat(styles).containsExactly("Title", "Heading1");
      assertThat(document.getStyles().getStyle("Heading1").getName()).isEqualTo("heading 1");
      assertThat(document.getTables().getLast().getRow(0).isRepeatHeader()).isTrue();
    }
  }

  @Test
  void excelReadsTheSameAndRunsNothing() throws IOException {
    var file = Files.createTempFile("soa", ".xlsx");
    try {
      Files.write(file, written(Form.XLSX, LINES));
      try (var zip = new ZipFile(file.toFile())) {
        for (var entry : Collections.list(zip.entries())) {
          assertThat(text(zip, entry.getName())).doesNotContain("<f>").doesNotContain("<f ");
        }
        assertThat(text(zip, "xl/worksheets/sheet2.xml"))
            .contains("HYPERLINK", "Page &amp;P of &amp;N", "A.7.4")
            .contains("<autoFilter ref=\"A1:J3\"", "state=\"frozen\"", "<col ", "fitToWidth=\"1\"");
        assertThat(text(zip, "xl/styles.xml")).contains("wrapText=\"true\"");
        assertThat(text(zip, "xl/workbook.xml")).contains("_xlnm.Print_Titles");
      }
      try (var table = Tables.open(file, "soa.xlsx", Limits.STANDARD)) {
        assertThat(table.rows().count()).isPositive();
      }
    } finally {
      Files.delete(file);
    }
  }

  private static String text(ZipFile zip, String name) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void theHtmlStandsAlone() throws IOException {
    var html = new String(written(Form.HTML, LINES), StandardCharsets.UTF_8);
    assertThat(html)
        .contains("<title>Statement of Applicability", "&lt;script&gt;", "Approved by Grace")
        .contains("@media screen", "name=\"viewport\"", "display: table-header-group")
        .doesNotContain("<script>", "src=", "\u0001", "<bookmarks>");
  }

  private static byte[] written(Form form, Line... lines) throws IOException {
    var out = new ByteArrayOutputStream();
    Documents.write(AStatement.shown(lines), form, out);
    return out.toByteArray();
  }
}
