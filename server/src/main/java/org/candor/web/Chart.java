package org.candor.web;

import java.text.NumberFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * A simple picture of counted rows, drawn as SVG on the server: every part is a link to the rows it
 * counts, unknown is hatched, and a table says the same.
 */
public sealed interface Chart permits Bars, Stack, Donut, HeatMap, TimeLine, Drawn {

  /** The question the picture answers, read by screen readers in place of it. */
  String title();

  /** The same numbers as rows, the first row being the head. */
  List<List<Cell>> table();

  /** A cell of the table twin. */
  record Cell(String text, @Nullable String href) {
    static Cell of(String text) {
      return new Cell(text, null);
    }
  }

  /** A counted part: a bar, a slice, a segment. */
  record Part(String label, long count, String href, Tone tone) {
    public Part {
      if (count < 0) {
        throw new IllegalArgumentException("Fewer than no rows: " + count);
      }
    }

    /** The count as people of this language write it. */
    public String number() {
      return NumberFormat.getIntegerInstance(LocaleContextHolder.getLocale()).format(count);
    }
  }
}
