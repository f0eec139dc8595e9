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
}
