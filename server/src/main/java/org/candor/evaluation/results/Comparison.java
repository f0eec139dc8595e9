package org.candor.evaluation.results;

import static org.candor.web.Messages.text;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Metric;
import org.candor.measure.reading.Figures;
import org.candor.measure.reading.Reading;
import org.candor.measure.reading.Titles;
import org.candor.measure.study.Findings;
import org.candor.measure.study.Measurement;

/** Two measurements side by side, where they asked the same question. */
public sealed interface Comparison {

  /** One sentence. */
  String answer();

  /**
   * They did not, so that their numbers say nothing of one another.
   *
   * @param differences one sentence each
   */
  record Refused(List<String> differences) implements Comparison {
    public Refused {
      differences = List.copyOf(differences);
    }

    @Override
    public String answer() {
      return text("evaluation.result.compare.refused");
    }
  }

  /** Every number of both. */
  record Made(List<Row> rows) implements Comparison {
    public Made {
      rows = List.copyOf(rows);
    }

    /** Numbers that are shown to have changed, and those that stand otherwise than before. */
    public List<Row> changed() {
      return rows.stream().filter(Row::changed).toList();
    }

    public List<Row> alike() {
      return rows.stream().filter(it -> !it.changed()).toList();
    }

    @Override
    public String answer() {
      long higher = rows.stream().filter(it -> it.direction() == Direction.HIGHER).count();
      long lower = rows.stream().filter(it -> it.direction() == Direction.LOWER).count();
      return text("evaluation.result.compare.answer", higher, lower, rows.size() - higher - lower);
    }
  }

  /** Where a number went, as far as its intervals show. */
  enum Direction {
    HIGHER,
    LOWER,
    UNSHOWN
  }

  /**
   * One number, then and now.
   *
   * @param change what may be said of it: of intervals that overlap no change is said
   * @param direction the same for sorting
   */
  record Row(
      String name,
      String of,
      String before,
      String beforeInterval,
      Standing beforeStanding,
      String now,
      String nowInterval,
      Standing nowStanding,
      String change,
      Direction direction) {

    boolean changed() {
      return direction != Direction.UNSHOWN || beforeStanding != nowStanding;
    }
  }

  static Comparison of(Measurement before, Measurement now) {
    if (!before.comparableWith(now)) {
      return new Refused(differences(before.study().identity(), now.study().identity()));
    }
    var rows = new ArrayList<Row>();
    for (var metric : now.findings().metrics()) {
      before.findings().metrics().stream()
          .filter(it -> Findings.key(it).equals(Findings.key(metric)))
          .findFirst()
          .ifPresent(it -> rows.add(row(it, metric)));
    }
    return new Made(rows);
  }

  private static List<String> differences(JsonObject before, JsonObject now) {
    var sentences = new ArrayList<String>();
    for (var name : List.of("measurement", "version")) {
      compare(name, before, now, sentences);
    }
    if (before.get("parameters") instanceof JsonObject then
        && now.get("parameters") instanceof JsonObject today) {
      var names = new TreeSet<>(then.members().keySet());
      names.addAll(today.members().keySet());
      names.forEach(it -> compare(it, then, today, sentences));
    }
    return sentences;
  }

  private static void compare(
      String name, JsonObject before, JsonObject now, List<String> sentences) {
    var then = before.get(name);
    var today = now.get(name);
    var first = then == null ? text("evaluation.result.compare.unsaid") : then.canonical();
    var second = today == null ? text("evaluation.result.compare.unsaid") : today.canonical();
    if (!first.equals(second)) {
      sentences.add(text("evaluation.result.compare.differs", name, first, second));
    }
  }

  private static Row row(Metric before, Metric now) {
    return new Row(
        Titles.of(now.name()),
        now.of() == null ? "" : now.of(),
        value(before),
        Reading.counted(before) ? "" : Figures.of(before).interval(),
        Standing.of(before.verdict()),
        value(now),
        Reading.counted(now) ? "" : Figures.of(now).interval(),
        Standing.of(now.verdict()),
        change(before, now),
        direction(before, now));
  }

  private static Direction direction(Metric before, Metric now) {
    var low = before.low();
    var high = before.high();
    var nowLow = now.low();
    var nowHigh = now.high();
    if (low == null || high == null || nowLow == null || nowHigh == null) {
      return Direction.UNSHOWN;
    }
    return nowLow > high ? Direction.HIGHER : nowHigh < low ? Direction.LOWER : Direction.UNSHOWN;
  }

  private static String value(Metric metric) {
    if (metric.isHidden()) {
      return text("evaluation.result.unshown");
    }
    return metric.value() == null
        ? text("evaluation.result.unmeasured")
        : Figures.of(metric).value();
  }

  /** Higher or lower only where the intervals lie apart; without intervals only as counted. */
  private static String change(Metric before, Metric now) {
    if (before.isHidden() || now.isHidden()) {
      return text("evaluation.result.compare.unshown");
    }
    if (before.value() == null || now.value() == null) {
      return text("evaluation.result.compare.unmeasured");
    }
    if (before.low() == null || before.high() == null || now.low() == null || now.high() == null) {
      return text("evaluation.result.compare.unbounded");
    }
    return switch (direction(before, now)) {
      case HIGHER -> text("evaluation.result.compare.higher");
      case LOWER -> text("evaluation.result.compare.lower");
      case UNSHOWN ->
          before.value().equals(now.value()) && Reading.counted(before) && Reading.counted(now)
              ? text("evaluation.result.compare.same")
              : text("evaluation.result.compare.open");
    };
  }
}
