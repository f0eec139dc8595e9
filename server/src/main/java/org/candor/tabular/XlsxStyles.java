package org.candor.tabular;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which cell styles show a number as a date. ECMA-376 part 1, 18.8.30. */
final class XlsxStyles {
  private static final int MOST = 70_000;

  private final BitSet dates = new BitSet();

  static XlsxStyles read(@Nullable Xml xml) throws IOException {
    var styles = new XlsxStyles();
    Set<Integer> formats = new HashSet<>();
    boolean inCells = false;
    int style = 0;
    while (xml != null && xml.next() && style < MOST && formats.size() < MOST) {
      if (xml.starts("numFmt") && showsDate(xml.attribute("formatCode", ""))) {
        formats.add(xml.number("numFmtId", -1));
      } else if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
        inCells = xml.starts("cellXfs");
      } else if (inCells && xml.starts("xf")) {
        int format = xml.number("numFmtId", 0);
        styles.dates.set(style++, builtIn(format) || formats.contains(format));
      }
    }
    return styles;
  }

  boolean isDate(int style) {
    return style >= 0 && dates.get(style);
  }

  private static boolean builtIn(int format) {
    return (format >= 14 && format <= 22)
        || (format >= 27 && format <= 36)
        || (format >= 45 && format <= 47)
        || (format >= 50 && format <= 58);
  }

  /** Date letters outside quotes, escapes, colours and conditions. */
  static boolean showsDate(String code) {
    String bare =
        code.replaceAll("\"[^\"]*\"", "")
            .replaceAll("[\\\\_*].", "")
            .replaceAll("\\[(?![hmsHMS]+\\])[^\\]]*\\]", "")
            .toLowerCase(Locale.ROOT);
    return !bare.contains("general") && bare.matches("(?s).*[ymdhs].*");
  }
}
