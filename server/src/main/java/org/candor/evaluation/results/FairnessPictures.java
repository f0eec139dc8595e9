package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.candor.ledger.Json.JsonNumber;
import org.candor.measure.Group;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.fairness.FairnessReport.GroupRates;
import org.candor.measure.reading.Figures;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Findings;
import org.candor.measure.study.Measurement;
import org.candor.web.Chart;
import org.candor.web.Drawn.Key;
import org.candor.web.Ink;
import org.candor.web.Shares;
import org.candor.web.Whiskers;
import org.candor.web.Whiskers.Bar;

/** How groups fare: how often favoured, how far from the reference, judged rightly or wrongly. */
final class FairnessPictures {

  private static final String FAVOURED = "favourableRate";

  /** Numbers about scores, not about decisions. */
  private static final Set<String> OF_SCORES =
      Set.of(
          "rocAuc",
          "aucDifference",
          "scoringRateRatio",
          "standardizedMeanDifference",
          "expectedCalibrationError",
          "groupCalibrationError");

  private final Measurement measurement;
  private final Findings findings;
  private final Vocabulary words;
  private final Discretion discretion;

  FairnessPictures(Measurement measurement, Vocabulary words, Discretion discretion) {
    this.discretion = discretion;
    this.measurement = measurement;
    this.findings = measurement.findings();
    this.words = words;
  }

  List<Part> parts() {
    var parts = new ArrayList<Part>();
    var views =
        findings.groups().stream()
            .map(it -> it.group().by())
            .filter(it -> !it.isEmpty())
            .distinct()
            .toList();
    for (int i = 0; i < views.size(); i++) {
      var by = views.get(i);
      parts.add(
          new Part(
              text("evaluation.result.fairness.by", String.join(" × ", by)),
              view(by, "v" + i),
              of(String.join(" x ", by), false)));
    }
    var scores = Scores.read(measurement.aggregates());
    if (scores != null && !(discretion.on() && scores.few(Discretion.LEAST))) {
      for (int i = 0; i < scores.by().size(); i++) {
        var by = scores.by().get(i);
        parts.add(
            new Part(
                text("evaluation.result.scores.by", by),
                ScorePictures.byGroup(scores, i, "s" + i, words),
                of(by, true)));
      }
    }
    return parts;
  }

  private List<Metric> of(String view, boolean scores) {
    return findings.metrics().stream()
        .filter(it -> view.equals(it.of()) && OF_SCORES.contains(it.name()) == scores)
        .toList();
  }

  private List<Chart> view(List<String> by, String id) {
    var charts = new ArrayList<Chart>();
    var groups =
        findings.groups().stream()
            .filter(it -> it.group().by().equals(by))
            .sorted(Comparator.comparingLong((GroupRates it) -> -it.cell().n()))
            .toList();
    charts.add(rates(groups, id + "-rate"));
    var ratios =
        findings.comparisons().stream()
            .filter(it -> it.name().equals("impactRatio") && comparedBy(it, by))
            .toList();
    if (!ratios.isEmpty()) {
      charts.add(ratios(ratios, id + "-ratio"));
    }
    charts.add(confusion(groups, id + "-cells"));
    return charts;
  }

  private static boolean comparedBy(Metric metric, List<String> by) {
    return !metric.compared().isEmpty() && metric.compared().getFirst().by().equals(by);
  }

  private Whiskers rates(List<GroupRates> groups, String id) {
    var bars = new ArrayList<Bar>();
    findings.groups().stream()
        .filter(it -> it.group().equals(Group.ALL))
        .forEach(it -> add(bars, it, Ink.NEUTRAL));
    var chosen = drawn(groups);
    chosen.drawn().forEach(it -> add(bars, it, Ink.FIRST));
    return new Whiskers(
        id,
        text("evaluation.result.rates", words.favoured()),
        text("evaluation.result.rates.reading") + more(chosen, groups) + hidden(groups),
        bars,
        List.of(),
        true);
  }

  private String hidden(List<GroupRates> told) {
    var left = told.isEmpty() ? 0 : discretion.leftOut(told.getFirst().group().by());
    return left == 0 ? "" : " " + text("evaluation.result.hidden", left, Discretion.LEAST);
  }

  private void add(List<Bar> bars, GroupRates group, Ink ink) {
    var rate = group.rates().get(FAVOURED);
    if (rate != null) {
      var unknown = group.group().unknown() ? Ink.NEUTRAL : ink;
      var rows = discretion.counts(group.group()) ? group.cell().n() : Whiskers.Bar.UNTOLD;
      bars.add(Whisker.share(words.group(group.group()), rate, rows, unknown));
    }
  }

  private Whiskers ratios(List<Metric> ratios, String id) {
    var reference = words.group(ratios.getFirst().compared().getLast());
    var chosen = farthest(ratios);
    var bars =
        chosen.drawn().stream()
            .map(it -> Whisker.of(words.group(it.compared().getFirst()), it))
            .toList();
    return new Whiskers(
        id,
        text("evaluation.result.ratios", words.favoured(), reference),
        text("evaluation.result.ratios.reading") + whole(ratios) + more(chosen),
        bars,
        Whisker.lines(ratios.getFirst().limit()));
  }

  /** The verdict has an interval of its own where more than two groups are looked at. */
  private String whole(List<Metric> ratios) {
    var view = ratios.getFirst().of();
    return findings
        .judged()
        .filter(it -> it.name().equals("impactRatio") && Objects.equals(it.of(), view))
        .filter(it -> !it.compared().isEmpty() && it.value() != null)
        .filter(it -> ratios.stream().noneMatch(one -> sameInterval(one, it)))
        .findFirst()
        .map(
            it ->
                " "
                    + text(
                        "evaluation.result.ratios.whole",
                        words.group(it.compared().getFirst()),
                        Figures.plain(it).value(),
                        Figures.plain(it).interval()))
        .orElse("");
  }

  private static boolean sameInterval(Metric one, Metric other) {
    return Objects.equals(one.low(), other.low()) && Objects.equals(one.high(), other.high());
  }

  private Shares confusion(List<GroupRates> groups, String id) {
    var parts = cells();
    var told = groups.stream().filter(it -> discretion.divides(it.group())).toList();
    var chosen = drawn(told);
    var rows =
        chosen.drawn().stream()
            .map(
                it ->
                    new Shares.Row(
                        words.group(it.group()),
                        List.of(it.cell().tp(), it.cell().fp(), it.cell().fn(), it.cell().tn())))
            .toList();
    return new Shares(
        id,
        text("evaluation.result.cells"),
        text("evaluation.result.cells.reading") + more(chosen, told) + undivided(groups),
        parts,
        rows);
  }

  private String undivided(List<GroupRates> groups) {
    var left = groups.stream().filter(it -> !discretion.divides(it.group())).count();
    return left == 0 ? "" : " " + text("evaluation.result.hidden.cells", left, Discretion.LEAST);
  }

  /** Right and wrong, as predictions of 1 and of 0. */
  static List<Key> cells() {
    return List.of(
        new Key(text("evaluation.result.tp"), Ink.FIRST),
        new Key(text("evaluation.result.fp"), Ink.BAD),
        new Key(text("evaluation.result.fn"), Ink.SECOND),
        new Key(text("evaluation.result.tn"), Ink.THIRD));
  }

  /** Of many the largest, and of the others those favoured least that are large enough to judge. */
  private Chosen<GroupRates> drawn(List<GroupRates> groups) {
    return Chosen.of(
        groups,
        it -> it.cell().n() >= leastRows() && it.rates().containsKey(FAVOURED),
        Comparator.comparingDouble(FairnessPictures::favoured));
  }

  private static double favoured(GroupRates group) {
    var rate = group.rates().get(FAVOURED);
    return rate == null ? 1 : rate.value();
  }

  /** Of many the largest, and of the others those farthest beyond the limit. */
  private static Chosen<Metric> farthest(List<Metric> ratios) {
    return Chosen.of(
        ratios.stream().sorted(Comparator.comparingLong((Metric it) -> -it.n())).toList(),
        it -> it.verdict() == Verdict.FAIL,
        Comparator.comparingDouble(it -> it.value() == null ? 1 : it.value()));
  }

  /** Groups of fewer rows are shown and not judged. */
  private long leastRows() {
    return measurement.study().parameters().get("leastRows") instanceof JsonNumber it
        ? (long) it.value()
        : 0;
  }

  private String more(Chosen<GroupRates> chosen, List<GroupRates> groups) {
    if (chosen.whole()) {
      return "";
    }
    var least = leastRows();
    long small = groups.stream().filter(it -> it.cell().n() < least).count();
    var few = small == 0 ? "" : " " + text("evaluation.result.more.small", small, least);
    return more(chosen, "evaluation.result.more.least") + few + file();
  }

  private static String more(Chosen<Metric> chosen) {
    return chosen.whole() ? "" : more(chosen, "evaluation.result.more.worst") + file();
  }

  private static String more(Chosen<?> chosen, String worst) {
    int largest = chosen.largest().size();
    int beside = chosen.worst().size();
    return " "
        + (beside == 0
            ? text("evaluation.result.more", largest, chosen.all())
            : text(worst, chosen.all(), largest, beside));
  }

  private static String file() {
    return " " + text("evaluation.result.more.file");
  }
}
