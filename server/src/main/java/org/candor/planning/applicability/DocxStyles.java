package org.candor.planning.applicability;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** The styles of a Word document that outlines, tables of contents and screen readers know. */
final class DocxStyles {

  static final String TITLE = "Title";
  static final String HEADING = "Heading1";

  private static final String FONT = "Calibri";

  /* Half points, and twentieths of a point. */
  private static final int TITLE_SIZE = 40;
  private static final int HEADING_SIZE = 26;
  private static final int BEFORE = 240;
  private static final int AFTER = 80;

  private DocxStyles() {}

  static void put(XWPFDocument document) {
    var styles = document.createStyles();
    var fonts = CTFonts.Factory.newInstance();
    fonts.setAscii(FONT);
    fonts.setHAnsi(FONT);
    styles.setDefaultFonts(fonts);
    styles.addStyle(new XWPFStyle(style("Normal", "Normal", 0), styles));
    styles.addStyle(new XWPFStyle(style(TITLE, "Title", TITLE_SIZE), styles));
    var heading = style(HEADING, "heading 1", HEADING_SIZE);
    heading.getPPr().addNewOutlineLvl().setVal(BigInteger.ZERO);
    styles.addStyle(new XWPFStyle(heading, styles));
  }

  /**
   * @param size in half points; 0 leaves it to the document
   */
  private static CTStyle style(String id, String name, int size) {
    var style = CTStyle.Factory.newInstance();
    style.setType(STStyleType.PARAGRAPH);
    style.setStyleId(id);
    style.addNewName().setVal(name);
    if (size == 0) {
      style.setDefault(true);
      return style;
    }
    style.addNewBasedOn().setVal("Normal");
    style.addNewNext().setVal("Normal");
    style.addNewQFormat();
    var paragraph = style.addNewPPr();
    paragraph.addNewKeepNext();
    var spacing = paragraph.addNewSpacing();
    spacing.setBefore(BigInteger.valueOf(BEFORE));
    spacing.setAfter(BigInteger.valueOf(AFTER));
    var run = style.addNewRPr();
    run.addNewB();
    run.addNewSz().setVal(BigInteger.valueOf(size));
    return style;
  }
}
