package org.candor.planning.applicability;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.candor.planning.applicability.StatementPages.Shown;
import org.candor.web.Paper;

/** The statement on paper: one page of HTML, and of that a PDF for archives. */
final class PdfStatement {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  private PdfStatement() {}

  static void write(Shown shown, OutputStream out) throws IOException {
    Paper.write(text(shown, true), List.of(), out);
  }

  static void html(Shown shown, OutputStream out) throws IOException {
    out.write(text(shown, false).getBytes(UTF_8));
  }

  /**
   * Well-formed XML, as the renderer wants it.
   *
   * @param paper for the renderer; else for a browser, which has a screen too
   */
  private static String text(Shown shown, boolean paper) {
    var output = new StringOutput();
    TEMPLATES.planningPrint(shown, paper).render(output);
    return Paper.clean(output.toString());
  }
}
