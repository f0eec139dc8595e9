package org.candor.readiness;

import static java.util.stream.Collectors.joining;
import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.candor.catalog.Item;
import org.candor.readiness.Sections.Section;
import org.candor.web.Chip;
import org.candor.web.Option;
import org.candor.web.Shell;

/**
 * The list of lines by clause and area, narrowed as the address says.
 *
 * @param open whether a page is open to the visitor
 */
public record LinesPage(
    Shell shell,
    Position position,
    Narrowing narrowing,
    List<Standing> lines,
    Predicate<String> open) {

  /** More of them nobody reads from top to bottom: clauses and areas are folded then. */
  private static final int FEW = 40;

  /**
   * @param verdict one of the verdicts; empty for all
   * @param in the clause or area above; empty for all
   * @param open whether only those with something left to do
   * @param evidence {@code none}, {@code some}, {@code expired}; empty for all
   * @param documented whether only those that ask for documented information
   * @param kind {@code requirement} or {@code control}; empty for both
   * @param q words that all must occur
   */
  public record Narrowing(
      String verdict,
      String in,
      boolean open,
      String evidence,
      boolean documented,
      String kind,
      String q) {

    boolean takes(Position position, Standing it) {
      return (verdict.isEmpty() || it.verdict().name().equals(verdict))
          && (in.isEmpty() || Sections.within(position.framework(), it.item(), in))
          && (!open || it.verdict().open())
          && (!documented || it.item().documented())
          && (kind.isEmpty() || it.item().kind().name().equalsIgnoreCase(kind))
          && evident(it.human())
          && said(it);
    }

    private boolean evident(Human human) {
      return switch (evidence) {
        case "none" -> human.inForce() == 0;
        case "some" -> human.inForce() > 0;
        case "expired" -> human.expired() > 0;
        default -> true;
      };
    }

    private boolean said(Standing it) {
      var words = (it.id() + " " + it.item().title() + " " + it.item().text() + " " + it.why());
      var all = words.toLowerCase(Locale.ROOT);
      return Stream.of(q.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(all::contains);
    }
  }

  public String framework() {
    return position.framework().id();
  }

  public List<Option> verdicts() {
    return Stream.of(Verdict.values())
        .map(it -> new Option(it.name(), Verdicts.word(it), it.name().equals(narrowing.verdict())))
        .toList();
  }

  public List<Option> sections() {
    return position.framework().items().stream()
        .filter(it -> it.kind() == Item.Kind.CLAUSE || it.kind() == Item.Kind.AREA)
        .map(it -> new Option(it.id(), it.id() + " " + it.title(), it.id().equals(narrowing.in())))
        .toList();
  }

  public List<Section> groups() {
    return Sections.of(position.framework(), lines);
  }

  public boolean unfolded() {
    return lines.size() <= FEW;
  }

  /** How many lines of a group stand how. */
  public String said(Section group) {
    return Stream.of(Verdict.values())
        .filter(it -> group.count(it) > 0)
        .map(it -> Verdicts.counted(it, group.count(it)))
        .collect(joining(", "));
  }

  public List<Chip> chips() {
    var base = Verdicts.list(framework(), "");
    var chips = new ArrayList<Chip>();
    if (narrowing.open()) {
      chips.add(new Chip(text("readiness.lines.only"), text("readiness.lines.open"), base));
    }
    if (narrowing.documented()) {
      chips.add(new Chip(text("readiness.lines.only"), text("readiness.lines.documented"), base));
    }
    if (!narrowing.evidence().isEmpty()) {
      chips.add(new Chip(text("readiness.lines.evidence"), narrowing.evidence(), base));
    }
    return chips;
  }
}
