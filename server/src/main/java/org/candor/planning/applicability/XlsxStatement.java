package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.candor.planning.applicability.StatementPages.Shown;
import org.candor.web.Paper;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The statement as a workbook: a sheet of what it is, a sheet of controls. Every cell is text, so
 * that nothing in it runs.
 */
final class XlsxStatement {

  private static final int LONGEST = 32_000;
  private static final int SMALL = 8;
  private static final Short ONE_PAGE = 1;
  private static final Short AS_MANY_AS_IT_TAKES = 0;
  private static final List<Integer> WIDTHS = List.of(12, 40, 14, 60, 36, 16, 18, 24, 22, 14);

  private XlsxStatement() {}

  static void write(Shown shown, OutputStream out) throws IOException {
    try (var book = new Workbook(out, "Candor", "1.0")) {
      about(book.newWorksheet(text("planning.soa.files.about")), shown);
      controls(book.newWorksheet(text("planning.soa.tab.controls")), shown);
    }
  }

  private static void about(Worksheet sheet, Shown shown) {
    cell(sheet, 0, 0, shown.title());
    sheet.style(0, 0).bold().fontSize(16).set();
    var row = 2;
    for (var pair : Printed.head(shown)) {
      cell(sheet, row, 0, pair.getFirst());
      sheet.style(row, 0).bold().set();
      cell(sheet, row, 1, pair.getLast());
      sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
      row++;
    }
    for (var one : shown.reading().contradictions()) {
      cell(sheet, ++row, 0, one.sentence());
    }
    sheet.width(0, 36);
    sheet.width(1, 80);
    paper(sheet, shown);
  }

  private static void controls(Worksheet sheet, Shown shown) {
    var heads =
        List.of(
            text("planning.soa.control"),
            text("planning.own-controls.name"),
            text("planning.applicability.needed"),
            text("planning.soa.shown.why"),
            text("planning.applicability.drivers"),
            text("planning.applicability.declared"),
            text("planning.soa.computed"),
            text("planning.soa.evidence"),
            text("planning.applicability.owner"),
            text("planning.applicability.dueOn"));
    for (int i = 0; i < heads.size(); i++) {
      cell(sheet, 0, i, heads.get(i));
      sheet.style(0, i).bold().set();
      sheet.width(i, WIDTHS.get(i));
    }
    sheet.freezePane(0, 1);
    sheet.repeatRows(0);
    var row = 1;
    for (var line : shown.lines()) {
      var cells = cells(shown, line);
      for (int i = 0; i < cells.size(); i++) {
        cell(sheet, row, i, cells.get(i));
        sheet.style(row, i).wrapText(true).verticalAlignment("top").set();
      }
      row++;
    }
    sheet.setAutoFilter(0, 0, row - 1, heads.size() - 1);
    paper(sheet, shown);
  }

  private static List<String> cells(Shown shown, Line line) {
    return List.of(
        line.control().id(),
        line.control().title(),
        Labels.need(line.need()),
        shown.why(line),
        shown.drivers(line),
        Labels.status(line),
        Labels.computed(line.computed()),
        shown.evidence(line),
        shown.owner(line),
        shown.due(line));
  }

  private static void paper(Worksheet sheet, Shown shown) {
    sheet.pageOrientation("landscape");
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.setFitToPage(true);
    sheet.fitToWidth(ONE_PAGE);
    sheet.fitToHeight(AS_MANY_AS_IT_TAKES);
    sheet.footer(Printed.foot(shown).replace("&", "&&"), Position.LEFT, SMALL);
    sheet.footer(
        text("planning.soa.shown.page") + " &P " + text("planning.soa.shown.of") + " &N",
        Position.RIGHT,
        SMALL);
  }

  /** A cell of text. What looks like an escaped character stays as it was written. */
  private static void cell(Worksheet sheet, int row, int column, String words) {
    var clean = Paper.clean(words).replaceAll("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_");
    sheet.inlineString(
        row, column, clean.length() > LONGEST ? clean.substring(0, LONGEST) + " …" : clean);
  }
}
