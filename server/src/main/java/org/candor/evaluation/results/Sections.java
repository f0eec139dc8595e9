package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.candor.evaluation.results.Result.Line;
import org.candor.evaluation.results.Result.Section;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Findings;

/**
 * The parts of a measurement one below the other: every number in exactly one, what is wrong open,
 * the rest folded under a line that says how it stands.
 */
final class Sections {

  /** More open at once is a wall again: the others say in their line that they are broken. */
  private static final int MOST_OPEN = 1;

  /** Of what was not judged there is nothing to say in a line. */
  private static final int UNJUDGED_OPEN = 2;

  private static final String ID = "part-";

  private final Vocabulary words;
  private final List<Part> parts;
  private final List<Integer> open;

  private Sections(List<Part> parts, Standing standing, Vocabulary words) {
    this.words = words;
    this.parts = parts;
    this.open = opened(parts, standing);
  }

  static List<Section> of(
      List<Part> parts, Findings findings, Standing standing, Vocabulary words) {
    return new Sections(whole(parts, findings), standing, words).all();
  }

  /** No number is told twice, and none is lost. */
  private static List<Part> whole(List<Part> parts, Findings findings) {
    var told = new HashSet<Metric>();
    var whole = new ArrayList<Part>();
    for (var part : parts) {
      var own = part.metrics().stream().filter(told::add).toList();
      whole.add(new Part(part.title(), part.first(), part.charts(), own));
    }
    var rest = findings.metrics().stream().filter(told::add).toList();
    var title = text(whole.isEmpty() ? "evaluation.result.numbers" : "evaluation.result.rest");
    whole.add(new Part(title, List.of(), rest));
    return whole.stream().filter(it -> !it.empty()).toList();
  }

  /** The first that stands as the whole does; where nothing is wrong, the first there are. */
  private static List<Integer> opened(List<Part> parts, Standing standing) {
    var wrong = standing == Standing.BROKEN || standing == Standing.OPEN;
    var open = new ArrayList<Integer>();
    for (int i = 0; i < parts.size(); i++) {
      if (wrong && open.size() < MOST_OPEN && standing(parts.get(i)) == standing) {
        open.add(i);
      }
    }
    var least = standing == Standing.UNJUDGED ? UNJUDGED_OPEN : 1;
    for (int i = 0; open.size() < least && i < parts.size(); i++) {
      open.add(i);
    }
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).first()) {
        open.add(i);
      }
    }
    return open;
  }

  private static Standing standing(Part part) {
    return part.metrics().stream()
        .map(Metric::verdict)
        .filter(Objects::nonNull)
        .map(Standing::of)
        .min(Comparator.naturalOrder())
        .orElse(Standing.UNJUDGED);
  }

  private List<Section> all() {
    var sections = new ArrayList<Section>();
    for (int i = 0; i < parts.size(); i++) {
      sections.add(section(parts.get(i), i));
    }
    return sections;
  }

  private Section section(Part part, int place) {
    var id = ID + place;
    var judged = part.metrics().stream().filter(it -> it.verdict() != null).toList();
    return new Section(
        id,
        part.title(),
        standing(part),
        tally(part.metrics().size(), judged),
        open.contains(place),
        part.charts(),
        lines(judged.stream(), id).sorted(Comparator.comparing(Line::standing)).toList(),
        lines(part.metrics().stream().filter(it -> it.verdict() == null), id).toList());
  }

  private Stream<Line> lines(Stream<Metric> metrics, String at) {
    return metrics.map(it -> Line.of(it, words, at));
  }

  private static String tally(int all, List<Metric> judged) {
    return judged.isEmpty()
        ? all == 0 ? "" : text("evaluation.result.numbers.count", all)
        : counts(judged);
  }

  /** How many limits are broken, open and kept. */
  static String counts(List<Metric> judged) {
    return text(
        "evaluation.result.counts",
        count(judged, Verdict.FAIL),
        count(judged, Verdict.INCONCLUSIVE),
        count(judged, Verdict.PASS),
        judged.size());
  }

  private static long count(List<Metric> judged, Verdict verdict) {
    return judged.stream().filter(it -> it.verdict() == verdict).count();
  }
}
