package org.candor.web;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The letters of a font of ours as outlines. It asks nothing of the machine's fonts, which a server
 * may not have.
 */
final class Letters {

  private final TrueTypeFont font;
  private final double scale;

  private Letters(TrueTypeFont font, double scale) {
    this.font = font;
    this.scale = scale;
  }

  /**
   * @param size in pixels of the drawing
   */
  static Letters of(String name, double size) {
    try (var stream = Paper.font(name)) {
      var font = new TTFParser().parse(new RandomAccessReadBuffer(stream));
      return new Letters(font, size / font.getUnitsPerEm());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On the base line from x on. */
  synchronized Path2D outline(String text, double x, double y) {
    var outline = new Path2D.Double();
    try {
      var map = font.getUnicodeCmapLookup();
      double at = x;
      for (int letter : text.codePoints().toArray()) {
        int glyph = map.getGlyphId(letter);
        var data = font.getGlyph().getGlyph(glyph);
        if (data != null) {
          var place = new AffineTransform(scale, 0, 0, -scale, at, y);
          outline.append(data.getPath().getPathIterator(place), false);
        }
        at += font.getAdvanceWidth(glyph) * scale;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return outline;
  }

  synchronized double width(String text) {
    try {
      var map = font.getUnicodeCmapLookup();
      double wide = 0;
      for (int letter : text.codePoints().toArray()) {
        wide += font.getAdvanceWidth(map.getGlyphId(letter)) * scale;
      }
      return wide;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
