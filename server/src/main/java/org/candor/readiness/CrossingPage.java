package org.candor.readiness;

import static org.candor.web.Messages.text;

import java.util.List;
import java.util.stream.Stream;
import org.candor.catalog.Framework;
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
 * @param reach which of them are shown; empty for all
 */
public record CrossingPage(
    Shell shell,
    Framework near,
    Framework far,
    String basis,
    List<Option> from,
    List<Option> to,
    List<Served> all,
    String reach) {

  /** A line as the page shows it. */
  public record Row(Served served) {

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

    public List<Near> near() {
      return served.from().stream().map(Near::new).toList();
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

  public List<Row> rows() {
    return all.stream()
        .filter(it -> reach.isEmpty() || it.reach().name().equals(reach))
        .map(Row::new)
        .toList();
  }

  public String answer() {
    return text(
        "readiness.crosswalk.answer",
        count(Reach.CARRIED) + count(Reach.SUPPORTED),
        all.size(),
        far.title(),
        near.title(),
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
