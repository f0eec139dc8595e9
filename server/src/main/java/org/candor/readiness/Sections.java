package org.candor.readiness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.web.Chart.Part;

/** The lines of a position by the clause or area at the top that they stand under. */
public final class Sections {

  private Sections() {}

  /** A clause or area, and its lines. */
  public record Section(Item top, List<Standing> lines, String framework) {

    public String name() {
      return top.id() + " " + top.title();
    }

    public int count(Verdict verdict) {
      return Position.counts(lines).getOrDefault(verdict, 0);
    }

    public Part part(Verdict verdict) {
      var query = "in=" + top.id() + "&verdict=" + verdict;
      return new Part(
          name() + ", " + Verdicts.word(verdict),
          count(verdict),
          Verdicts.list(framework, query),
          Verdicts.tone(verdict));
    }
  }

  static List<Section> of(Position position) {
    return of(position.framework(), position.lines());
  }

  static List<Section> of(Framework framework, List<Standing> lines) {
    var byTop = new LinkedHashMap<Item, List<Standing>>();
    for (var line : lines) {
      byTop.computeIfAbsent(top(framework, line.item()), _ -> new ArrayList<>()).add(line);
    }
    return byTop.entrySet().stream()
        .map(
            (Map.Entry<Item, List<Standing>> it) ->
                new Section(it.getKey(), it.getValue(), framework.id()))
        .toList();
  }

  static Item top(Framework framework, Item item) {
    return framework.top(item);
  }

  /** Whether a line stands under another, directly or not. */
  static boolean within(Framework framework, Item item, String above) {
    for (var at = item; ; at = framework.item(Objects.requireNonNull(at.parent()))) {
      if (at.id().equals(above)) {
        return true;
      }
      if (at.parent() == null) {
        return false;
      }
    }
  }
}
