package org.candor.readiness;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.candor.catalog.Crosswalk.Type;
import org.candor.catalog.Framework;
import org.candor.catalog.Item;
import org.candor.readiness.Crossing.Given;
import org.candor.readiness.Crossing.Reach;
import org.candor.readiness.Crossing.Served;
import org.candor.web.Chart.Part;
import org.candor.web.Option;
import org.candor.web.Shell;
import org.candor.web.Stack;
import org.candor.web.Tone;

/**
 * Two frameworks side by side.
 *
 * @param all lines of the far side
 */
public record CrossingPage(
    Shell shell,
    Framework near,
    Framework far,
    String basis,
    List<Option> from,
    List<Option> to,
    List<Served> all,
    Narrowed narrowed) {

  private static final int SHOWN = 3;
  private static final int UNFOLDED = 15;

  /**
   * Which lines are shown; empty for all.
   *
   * @param reach one of {@link Reach}
   * @param relation one of {@link Type}
   */
  public record Narrowed(String reach, String relation) {

    boolean takes(Served it) {
      return (reach.isEmpty() || it.reach().name().equals(reach))
          && (relation.isEmpty() || it.from().stream().anyMatch(this::takes));
    }

    boolean takes(Given it) {
      return relation.isEmpty() || it.type().name().equals(relation);
    }

    public boolean any() {
      return !reach.isEmpty() || !relation.isEmpty();
    }
  }

  /** The lines under one clause or area of the far side. */
  public record Group(Item top, List<Row> rows) {

    /** Such as "2 carried over, 11 supported". */
    public String said() {
      var said = new ArrayList<String>();
      for (var reach : Reach.values()) {
        var count = rows.stream().filter(it -> it.served().reach() == reach).count();
        if (count > 0) {
          said.add(text("readiness.crosswalk.counted." + reach, count));
        }
      }
      return String.join(", ", said);
    }
  }

  /** A line as the page shows it. */
  public record Row(Served served, Narrowed narrowed) {

    public String id() {
      return served.line().id();
    }

    public String words() {
      return Verdicts.title(served.line());
    }

    public Tone tone() {
      return CrossingPage.tone(served.reach());
    }

    public String word() {
      return text("readiness.crosswalk.reach." + served.reach());
    }

    private List<Near> near() {
      return served.from().stream().filter(narrowed::takes).map(Near::new).toList();
    }

    public List<Near> first() {
      return near().stream().limit(SHOWN).toList();
    }

    public List<Near> rest() {
      return near().stream().skip(SHOWN).toList();
    }
  }

  /** What is on the near side of a line. */
  public record Near(Given given) {

    public String id() {
      return given.standing().id();
    }

    public String words() {
      return Verdicts.title(given.standing().item());
    }

    public Verdict verdict() {
      return given.standing().verdict();
    }

    public String relation() {
      return text("readiness.crosswalk.type." + given.type());
    }

    public String evidence() {
      return text("readiness.crosswalk.evidence", given.standing().human().inForce());
    }
  }

  public List<Group> groups() {
    var byTop = new LinkedHashMap<Item, List<Row>>();
    all.stream()
        .filter(narrowed::takes)
        .forEach(
            it ->
                byTop
                    .computeIfAbsent(Sections.top(far, it.line()), _ -> new ArrayList<>())
                    .add(new Row(it, narrowed)));
    return byTop.entrySet().stream().map(it -> new Group(it.getKey(), it.getValue())).toList();
  }

  /** What was narrowed to a page or two is shown unfolded. */
  public boolean unfolded() {
    return narrowed.any() && all.stream().filter(narrowed::takes).count() <= UNFOLDED;
  }

  public List<Option> reaches() {
    return Stream.of(Reach.values())
        .map(
            it ->
                new Option(
                    it.name(),
                    text("readiness.crosswalk.reach." + it),
                    it.name().equals(narrowed.reach())))
        .toList();
  }

  /** Those that occur. */
  public List<Option> relations() {
    return all.stream()
        .flatMap(it -> it.from().stream())
        .map(Given::type)
        .distinct()
        .sorted()
        .map(
            it ->
                new Option(
                    it.name(),
                    text("readiness.crosswalk.type." + it),
                    it.name().equals(narrowed.relation())))
        .toList();
  }

  public String answer() {
    return text(
        "readiness.crosswalk.answer",
        count(Reach.CARRIED),
        all.size(),
        far.title(),
        near.title(),
        count(Reach.SUPPORTED),
        count(Reach.OPEN),
        count(Reach.ALONE));
  }

  public Stack whole() {
    var parts =
        Stream.of(Reach.values())
            .filter(it -> count(it) > 0)
            .map(
                it ->
                    new Part(
                        text("readiness.crosswalk.reach." + it), count(it), href(it), tone(it)))
            .toList();
    return new Stack(text("readiness.crosswalk.whole"), parts);
  }

  public String href() {
    return "/readiness/crosswalk?from=" + near.id() + "&to=" + far.id();
  }

  private String href(Reach it) {
    return href() + "&reach=" + it.name();
  }

  private long count(Reach wanted) {
    return all.stream().filter(it -> it.reach() == wanted).count();
  }

  private static Tone tone(Reach reach) {
    return switch (reach) {
      case CARRIED -> Tone.GOOD;
      case SUPPORTED -> Tone.INFO;
      case OPEN -> Tone.UNKNOWN;
      case ALONE -> Tone.NEUTRAL;
    };
  }
}
