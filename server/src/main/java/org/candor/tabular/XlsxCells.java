package org.candor.tabular;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.candor.tabular.Source.Fault;
import org.candor.tabular.Source.Raw;
import org.candor.tabular.Unreadable.Reason;
import org.jspecify.annotations.Nullable;

/** The cells of a sheet as text: what they show, not how they compute it. */
final class XlsxCells {
  private static final double LARGEST_PLAIN = 1e15;

  private final SharedStrings strings;
  private final XlsxStyles styles;
  private final boolean from1904;
  private final Limits limits;

  XlsxCells(SharedStrings strings, XlsxStyles styles, boolean from1904, Limits limits) {
    this.strings = strings;
    this.styles = styles;
    this.from1904 = from1904;
    this.limits = limits;
  }

  /** The row that starts here. Cells beyond the columns are counted, not kept. */
  Raw row(Xml xml, long line, int columns) throws IOException {
    var cells = new ArrayList<@Nullable String>();
    var faults = new ArrayList<Fault>();
    int column = -1;
    int surplus = 0;
    long length = 0;
    while (xml.next() && !xml.ends("row")) {
      if (!xml.starts("c")) {
        continue;
      }
      column = column(xml.attribute("r"), column + 1);
      XlsxText text = cell(xml);
      length += text.text().length();
      requireShort(length, line);
      String kept = text.cut() ? null : Cells.trimmed(text.text());
      if (text.cut() && column < columns) {
        faults.add(Cells.tooLong(column, limits.cell(), text.text()));
      }
      if (column >= columns) {
        surplus += text.length() == 0 ? 0 : 1;
      } else if (kept != null) {
        place(cells, column, kept);
      }
    }
    return new Raw(line, cells, Math.max(columns, column + 1), surplus, faults);
  }

  private static void place(List<@Nullable String> cells, int column, String text) {
    while (cells.size() <= column) {
      cells.add(null);
    }
    cells.set(column, text);
  }

  private void requireShort(long length, long line) {
    if (length > limits.row()) {
      throw new Unreadable(Reason.ROW_TOO_LONG, "tabular.xlsx.row", line, limits.row());
    }
  }

  /** The column of a reference such as {@code AB12}, from 0. */
  private static int column(@Nullable String reference, int following) {
    if (reference == null) {
      return following;
    }
    long column = 0;
    for (int i = 0; i < reference.length() && i < 6; i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * 26 + (c - 'A' + 1);
    }
    return column == 0 ? following : (int) Math.min(column - 1, Integer.MAX_VALUE - 1);
  }

  private XlsxText cell(Xml xml) throws IOException {
    String type = xml.attribute("t", "n");
    int style = xml.number("s", 0);
    var value = new XlsxText("", 0);
    while (xml.next() && !xml.ends("c")) {
      if (xml.starts("v")) {
        value = XlsxText.until("v", xml, limits.cell());
      } else if (xml.starts("is")) {
        value = XlsxText.until("is", xml, limits.cell());
      }
    }
    return value.length() == 0 || value.cut() ? value : shown(type, style, value);
  }

  private XlsxText shown(String type, int style, XlsxText value) {
    String text = value.text();
    return switch (type) {
      case "s" -> unescaped(strings.get(number(text)));
      case "str", "inlineStr" -> unescaped(value);
      case "b" -> whole(text.strip().equals("1") ? "true" : "false");
      case "n" -> whole(number(text, style));
      default -> value;
    };
  }

  private static XlsxText whole(String text) {
    return new XlsxText(text, text.length());
  }

  private static XlsxText unescaped(XlsxText text) {
    return text.cut() ? text : whole(XlsxText.unescaped(text.text()));
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private String number(String text, int style) {
    double value;
    try {
      value = Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return text;
    }
    if (styles.isDate(style) && SerialDates.fits(value)) {
      return SerialDates.iso(value, from1904);
    }
    boolean plain = Math.abs(value) < LARGEST_PLAIN && Math.abs(value) > 1e-15;
    return value == 0
        ? "0"
        : plain ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString() : text.strip();
  }
}
