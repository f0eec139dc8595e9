package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.candor.planning.applicability.StatementPages.Shown;
import org.candor.web.Paper;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** The statement as a Word document, its head row on every page, pages numbered. */
final class DocxStatement {

  /* Twentieths of a point: A4 across, and what the columns take of its text width. */
  private static final long LONG_SIDE = 16_838;
  private static final long SHORT_SIDE = 11_906;
  private static final long MARGIN = 850;
  private static final List<Integer> WIDTHS = List.of(2900, 1200, 4200, 2300, 1700, 1400, 1438);
  private static final int SMALL = 8;

  private DocxStatement() {}

  static void write(Shown shown, OutputStream out) throws IOException {
    try (var document = new XWPFDocument()) {
      across(document);
      DocxStyles.put(document);
      document.getProperties().getCoreProperties().setTitle(shown.title());
      document.getProperties().getCoreProperties().setCreator("Candor");
      title(document, shown);
      facts(document.createTable(), Printed.head(shown));
      contradictions(document, shown);
      heading(
          document, DocxStyles.HEADING, text("planning.soa.shown.controls", shown.lines().size()));
      controls(document, shown);
      foot(document, Printed.foot(shown));
      document.write(out);
    }
  }

  private static void across(XWPFDocument document) {
    var section = document.getDocument().getBody().addNewSectPr();
    var size = section.addNewPgSz();
    size.setOrient(STPageOrientation.LANDSCAPE);
    size.setW(BigInteger.valueOf(LONG_SIDE));
    size.setH(BigInteger.valueOf(SHORT_SIDE));
    var margin = section.addNewPgMar();
    List.<Consumer<Object>>of(margin::setLeft, margin::setRight, margin::setTop, margin::setBottom)
        .forEach(it -> it.accept(BigInteger.valueOf(MARGIN)));
  }

  private static void title(XWPFDocument document, Shown shown) {
    run(document.createParagraph(), shown.organization(), 10, false);
    heading(document, DocxStyles.TITLE, shown.title());
    run(document.createParagraph(), shown.state() + ". " + shown.approver(), 10, false);
  }

  /** Its size and weight are those of the style, so that outlines and readers know it for one. */
  private static void heading(XWPFDocument document, String style, String words) {
    var paragraph = document.createParagraph();
    paragraph.setStyle(style);
    paragraph.createRun().setText(Paper.clean(words));
  }

  private static void facts(XWPFTable table, List<List<String>> rows) {
    table.setWidth("100%");
    fill(table.getRow(0), rows.getFirst(), false);
    rows.stream().skip(1).forEach(it -> fill(table.createRow(), it, false));
  }

  private static void contradictions(XWPFDocument document, Shown shown) {
    var all = shown.reading().contradictions();
    if (!all.isEmpty()) {
      heading(document, DocxStyles.HEADING, text("planning.soa.contradictions", all.size()));
    }
    for (var one : all) {
      run(document.createParagraph(), "! " + one.sentence(), 9, true);
    }
  }

  private static void controls(XWPFDocument document, Shown shown) {
    var table = document.createTable();
    table.setWidth("100%");
    var head = table.getRow(0);
    fill(head, Printed.columns(), true);
    head.setRepeatHeader(true);
    shown
        .lines()
        .forEach(
            it -> {
              var row = table.createRow();
              fill(row, Printed.row(shown, it), false);
              row.setCantSplitRow(true);
            });
  }

  private static void fill(XWPFTableRow row, List<String> texts, boolean bold) {
    for (int i = 0; i < texts.size(); i++) {
      var cell = row.getCell(i) == null ? row.createCell() : row.getCell(i);
      if (texts.size() == WIDTHS.size()) {
        cell.setWidth(String.valueOf(WIDTHS.get(i)));
      }
      var paragraph = cell.getParagraphs().getFirst();
      paragraph.setSpacingAfter(0);
      run(paragraph, texts.get(i), SMALL, bold);
    }
  }

  private static void foot(XWPFDocument document, String words) {
    var paragraph = document.createFooter(HeaderFooterType.DEFAULT).createParagraph();
    run(paragraph, words + "   " + text("planning.soa.shown.page") + " ", SMALL, false);
    paragraph.getCTP().addNewFldSimple().setInstr("PAGE");
    run(paragraph, " " + text("planning.soa.shown.of") + " ", SMALL, false);
    paragraph.getCTP().addNewFldSimple().setInstr("NUMPAGES");
  }

  private static void run(XWPFParagraph paragraph, String words, int size, boolean bold) {
    var lines = Paper.clean(words).split("\n", -1);
    var run = paragraph.createRun();
    run.setFontSize(size);
    run.setBold(bold);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        run.addBreak();
      }
      run.setText(lines[i].replace("\r", ""));
    }
  }
}
