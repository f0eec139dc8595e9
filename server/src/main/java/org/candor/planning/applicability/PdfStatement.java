package org.candor.planning.applicability;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.output.StringOutput;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.candor.planning.applicability.StatementPages.Shown;
import org.springframework.core.io.ClassPathResource;

/**
 * The statement on paper: one page of HTML, and of that a PDF for archives (PDF/A-3U, ISO 19005-3)
 * that screen readers can read (PDF/UA-1, ISO 14289-1). It brings its fonts, and fetches nothing.
 */
final class PdfStatement {

  private static final StaticTemplates TEMPLATES = new StaticTemplates();
  private static final String FAMILY = "DejaVu Sans Condensed";
  private static final int BOLD = 700;
  private static final int NORMAL = 400;

  static {
    XRLog.setLoggingEnabled(false);
  }

  private PdfStatement() {}

  static void write(Shown shown, OutputStream out) throws IOException {
    var builder = new PdfRendererBuilder();
    builder.useFont(() -> font("DejaVuSansCondensed.ttf"), FAMILY, NORMAL, FontStyle.NORMAL, true);
    builder.useFont(
        () -> font("DejaVuSansCondensed-Bold.ttf"), FAMILY, BOLD, FontStyle.NORMAL, true);
    builder.usePdfUaAccessibility(true);
    builder.usePdfAConformance(PdfAConformance.PDFA_3_U);
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.useExternalResourceAccessControl(
        (address, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
    builder.useExternalResourceAccessControl(
        (address, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
    builder.withProducer("Candor");
    builder.withHtmlContent(text(shown), null);
    builder.toStream(out);
    builder.run();
  }

  static void html(Shown shown, OutputStream out) throws IOException {
    out.write(text(shown).getBytes(UTF_8));
  }

  /** Well-formed XML, as the renderer wants it. */
  private static String text(Shown shown) {
    var output = new StringOutput();
    TEMPLATES.planningPrint(shown).render(output);
    return Documents.clean(output.toString());
  }

  private static InputStream font(String name) {
    try {
      return new ClassPathResource("fonts/" + name).getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
