package org.candor.tabular;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.candor.tabular.Unreadable.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Which sheets a workbook has and where its parts are. ECMA-376 part 1, 12.3.
 *
 * @param from1904 whether its dates count from 1904
 */
record Workbook(
    List<Sheet> sheets, boolean from1904, @Nullable String strings, @Nullable String styles) {
  private static final int MOST = 5_000;

  /** A sheet with cells. */
  record Sheet(String name, String part, boolean visible) {}

  private record Part(String kind, String path) {}

  static Workbook of(Zipped zip, Limits limits) throws IOException {
    if (!zip.has("_rels/.rels")) {
      throw notAWorkbook();
    }
    String main = mainPart(zip, limits);
    int slash = main.lastIndexOf('/') + 1;
    String rels = main.substring(0, slash) + "_rels/" + main.substring(slash) + ".rels";
    var parts = parts(zip, rels, main.substring(0, slash), limits);
    var sheets = new ArrayList<Sheet>();
    boolean from1904 = false;
    try (Xml xml = Xml.read(zip.inflate(main), limits)) {
      while (xml.next()) {
        if (xml.starts("workbookPr")) {
          from1904 = xml.attribute("date1904", "0").matches("1|true|on");
        } else if (xml.starts("sheet") && sheets.size() < MOST) {
          Part part = parts.get(xml.attribute("id", ""));
          if (part != null && part.kind.equals("worksheet")) {
            boolean visible = xml.attribute("state", "visible").equals("visible");
            sheets.add(new Sheet(xml.attribute("name", "?"), part.path, visible));
          }
        }
      }
    }
    return new Workbook(sheets, from1904, path(parts, "sharedStrings"), path(parts, "styles"));
  }

  private static String mainPart(Zipped zip, Limits limits) throws IOException {
    String main = path(parts(zip, "_rels/.rels", "", limits), "officeDocument");
    if (main != null && main.endsWith(".bin")) {
      throw new Unreadable(Reason.NOT_A_TABLE, "tabular.xlsx.binary");
    }
    if (main == null || !main.contains("workbook")) {
      throw notAWorkbook();
    }
    return main;
  }

  private static Unreadable notAWorkbook() {
    return new Unreadable(Reason.NOT_A_TABLE, "tabular.xlsx.archive");
  }

  /** The visible sheet that comes first, or the one asked for. */
  Sheet sheet(@Nullable String wanted) {
    return sheets.stream()
        .filter(s -> wanted == null ? s.visible : s.name.equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new Unreadable(
                    Reason.NO_SUCH_SHEET,
                    wanted == null
                        ? Sentence.of("tabular.xlsx.sheets")
                        : Sentence.of(
                            "tabular.xlsx.sheet",
                            Cells.excerpt(wanted),
                            String.join(", ", names()))));
  }

  List<String> names() {
    return sheets.stream().map(Sheet::name).toList();
  }

  private static Map<String, Part> parts(Zipped zip, String rels, String base, Limits limits)
      throws IOException {
    Map<String, Part> parts = new HashMap<>();
    if (!zip.has(rels)) {
      return parts;
    }
    try (Xml xml = Xml.read(zip.inflate(rels), limits)) {
      while (xml.next() && parts.size() < MOST) {
        if (xml.starts("Relationship") && !xml.attribute("TargetMode", "").equals("External")) {
          String type = xml.attribute("Type", "");
          String target = resolved(base, xml.attribute("Target", ""));
          parts.put(
              xml.attribute("Id", ""), new Part(type.substring(type.lastIndexOf('/') + 1), target));
        }
      }
    }
    return parts;
  }

  private static @Nullable String path(Map<String, Part> parts, String kind) {
    return parts.values().stream()
        .filter(p -> p.kind.equals(kind))
        .map(Part::path)
        .findFirst()
        .orElse(null);
  }

  private static String resolved(String base, String target) {
    var path = new ArrayDeque<String>();
    for (String step : (target.startsWith("/") ? target : base + target).split("/")) {
      if (step.equals("..")) {
        path.pollLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        path.addLast(step);
      }
    }
    return String.join("/", path);
  }
}
