package org.candor.planning.applicability;

import java.io.IOException;
import java.io.OutputStream;
import org.candor.planning.applicability.StatementPages.Shown;

/** The statement as a file that leaves the house. Clause 7.5.3. */
final class Documents {

  private Documents() {}

  /** What a statement can be written as. */
  enum Form {
    PDF("application/pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    HTML("text/html;charset=UTF-8");

    private final String type;

    Form(String type) {
      this.type = type;
    }

    String type() {
      return type;
    }
  }

  static void write(Shown shown, Form form, OutputStream out) throws IOException {
    switch (form) {
      case PDF -> PdfStatement.write(shown, out);
      case DOCX -> DocxStatement.write(shown, out);
      case XLSX -> XlsxStatement.write(shown, out);
      case HTML -> PdfStatement.html(shown, out);
    }
  }

  /** Text without the characters that XML cannot hold; people see that something was there. */
  static String clean(String text) {
    var clean = new StringBuilder(text.length());
    text.codePoints().forEach(it -> clean.appendCodePoint(holds(it) ? it : 0xFFFD));
    return clean.toString();
  }

  private static boolean holds(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
