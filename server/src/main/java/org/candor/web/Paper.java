package org.candor.web;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.w3c.dom.Element;

/**
 * A page of HTML as a PDF for archives (PDF/A-3U, ISO 19005-3) that screen readers can read
 * (PDF/UA-1, ISO 14289-1). It brings its fonts, and fetches nothing.
 *
 * <p>{@code <object type="candor/drawing" data="3" alt="..."/>} stands for the fourth drawing.
 */
public final class Paper {

  private static final String DRAWING = "candor/drawing";
  private static final String FAMILY = "DejaVu Sans Condensed";
  private static final int BOLD = 700;
  private static final int NORMAL = 400;

  static {
    XRLog.setLoggingEnabled(false);
  }

  private Paper() {}

  /**
   * @param html well-formed XML, as {@link #clean} leaves it
   */
  public static void write(String html, List<Drawing> drawings, OutputStream out)
      throws IOException {
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
    builder.useObjectDrawerFactory(new Drawings(drawings));
    builder.withProducer("Candor");
    builder.withHtmlContent(html, null);
    builder.toStream(out);
    builder.run();
  }

  /** Text without the characters that XML cannot hold; people see that something was there. */
  public static String clean(String text) {
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

  static InputStream font(String name) {
    try {
      return new ClassPathResource("fonts/" + name).getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Drawings(List<Drawing> drawings) implements FSObjectDrawerFactory {

    @Override
    public boolean isReplacedObject(Element element) {
      return DRAWING.equals(element.getAttribute("type"));
    }

    @Override
    public FSObjectDrawer createDrawer(Element element) {
      var drawing = drawings.get(Integer.parseInt(element.getAttribute("data")));
      return (_, x, y, width, height, device, _, dotsPerPixel) -> {
        device.drawWithGraphics(
            (float) x,
            (float) y,
            (float) width / dotsPerPixel,
            (float) height / dotsPerPixel,
            graphics -> new Brush(graphics, drawing).draw(width / dotsPerPixel));
        return Map.of();
      };
    }
  }
}
