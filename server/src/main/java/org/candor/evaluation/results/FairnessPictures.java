package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.candor.evaluation.results.Result.Section;
import org.candor.measure.Group;
import org.candor.measure.Metric;
import org.candor.measure.fairness.FairnessReport.GroupRates;
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

  /** More groups than that are a wall; the largest are drawn, and the rest counted. */
  private static final int MOST = 20;

  private final Measurement measurement;
  private final Findings findings;
  private final Vocabulary words;

  FairnessPictures(Measurement measurement, Vocabulary words) {
    this.measurement = measurement;
    this.findings = measurement.findings();
    this.words = words;
  }

  List<Section> sections() {
    var sections = new ArrayList<Section>();
    var views =
        findings.groups().stream()
            .map(it -> it.group().by())
            .filter(it -> !it.isEmpty())
            .distinct()
            .toList();
    for (int i = 0; i < views.size(); i++) {
      var by = views.get(i);
      sections.add(
          new Section(
              text("evaluation.result.fairness.by", String.join(" × ", by)), view(by, "v" + i)));
    }
    var scores = Scores.read(measurement.aggregates());
    if (scores != null) {
      for (int i = 0; i < scores.by().size(); i++) {
        var by = scores.by().get(i);
        sections.add(
            new Section(
                text("evaluation.result.scores.by", by),
                ScorePictures.byGroup(scores, i, "s" + i, words)));
      }
    }
    return sections;
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
    groups.stream().limit(MOST).forEach(it -> add(bars, it, Ink.FIRST));
    return new Whiskers(
        id,
        text("evaluation.result.rates", words.favoured()),
        text("evaluation.result.rates.reading") + more(groups.size()),
        bars,
        List.of());
  }

  private void add(List<Bar> bars, GroupRates group, Ink ink) {
    var rate = group.rates().get("favourableRate");
    if (rate != null) {
      var unknown = group.group().unknown() ? Ink.NEUTRAL : ink;
      bars.add(Whisker.share(words.group(group.group()), rate, group.cell().n(), unknown));
    }
  }

  private Whiskers ratios(List<Metric> ratios, String id) {
    var reference = words.group(ratios.getFirst().compared().getLast());
    var bars =
        ratios.stream()
            .sorted(Comparator.comparingLong((Metric it) -> -it.n()))
            .limit(MOST)
            .map(it -> Whisker.of(words.group(it.compared().getFirst()), it))
            .toList();
    return new Whiskers(
        id,
        text("evaluation.result.ratios", words.favoured(), reference),
        text("evaluation.result.ratios.reading") + more(ratios.size()),
        bars,
        Whisker.lines(ratios.getFirst().limit()));
  }

  private Shares confusion(List<GroupRates> groups, String id) {
    var parts = cells();
    var rows =
        groups.stream()
            .limit(MOST)
            .map(
                it ->
                    new Shares.Row(
                        words.group(it.group()),
                        List.of(it.cell().tp(), it.cell().fp(), it.cell().fn(), it.cell().tn())))
            .toList();
    return new Shares(
        id,
        text("evaluation.result.cells"),
        text("evaluation.result.cells.reading") + more(groups.size()),
        parts,
        rows);
  }

  /** Right and wrong, as predictions of 1 and of 0. */
  static List<Key> cells() {
    return List.of(
        new Key(text("evaluation.result.tp"), Ink.FIRST),
        new Key(text("evaluation.result.fp"), Ink.BAD),
        new Key(text("evaluation.result.fn"), Ink.SECOND),
        new Key(text("evaluation.result.tn"), Ink.THIRD));
  }

  private static String more(int groups) {
    return groups <= MOST ? "" : " " + text("evaluation.result.more", MOST, groups);
  }
}
