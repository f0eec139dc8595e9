package org.candor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.candor.measure.Source;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.study.DriftRows;
import org.candor.measure.study.DriftStudy;
import org.candor.measure.study.SeriesStudy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Are today's rows like those of before? */
@Command(
    name = "drift",
    description = {
      "Compares current rows with reference rows, column by column.",
      "FILE holds the reference and --against the current rows; or both are chosen from FILE, by",
      "place or by condition.",
      "A column alerts only where the effect is large and chance does not explain it.",
      "",
      "With --label and --prediction it also says whether these are true more often than before;",
      "with --label and --score whether a score still means what it meant.",
      "With --order (or --in-order) in place of a second set of rows it watches the errors of a",
      "model in the order of time: their moving average, the drift detection method, and Page and",
      "Hinkley's test."
    },
    exitCodeList = {
      "0:measured",
      "1:it could not be measured; one sentence says why",
      "2:the command was not understood",
      "3:a limit is broken (see --fail-on)"
    })
final class MeasureDrift implements Callable<Integer> {

  @Mixin MeasureSource source = new MeasureSource();

  @Option(
      names = "--against",
      paramLabel = "FILE2",
      description = "File with the current rows. Default: FILE")
  @Nullable Path against;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "COL",
      description = "Which columns. Default: all that both have")
  List<String> columns = new ArrayList<>();

  @Option(
      names = "--reference-rows",
      paramLabel = "FIRST..LAST",
      description = "Places of the reference rows, the first row being 0.")
  @Nullable String referenceRows;

  @Option(
      names = "--current-rows",
      paramLabel = "FIRST..LAST",
      description = "Places of the current rows.")
  @Nullable String currentRows;

  @Option(
      names = "--reference-where",
      paramLabel = "EXPR",
      description = "Condition of the reference rows, e.g. \"year = 2024\".")
  @Nullable String referenceWhere;

  @Option(
      names = "--current-where",
      paramLabel = "EXPR",
      description = "Condition of the current rows.")
  @Nullable String currentWhere;

  @Option(
      names = "--prediction",
      paramLabel = "EXPR",
      description = "What was predicted, as in 'candor measure fairness --help'.")
  @Nullable String prediction;

  @Option(names = "--label", paramLabel = "EXPR", description = "What came true.")
  @Nullable String label;

  @Option(
      names = "--order",
      paramLabel = "COL",
      description = "Column that says when a row came: errors are watched as time went by.")
  @Nullable String order;

  @Option(names = "--in-order", description = "The rows of FILE are in the order of time.")
  boolean inOrder;

  @Option(
      names = "--periods",
      paramLabel = "N",
      defaultValue = "50",
      description = "Parts of time with as many rows each. Default: ${DEFAULT-VALUE}")
  int periods;

  @Option(
      names = "--reference-periods",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many of them, at the beginning, are usual. Default: ${DEFAULT-VALUE}")
  int referencePeriods;

  @Mixin MeasureScore score = new MeasureScore();
  @Mixin MeasureOptions options = new MeasureOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var terms = DriftTerms.USUAL.limitedBy(options.limits()).confident(options.confidence());
    if (order != null || inOrder) {
      return options.answer(series(terms), List.of(source.source()), spec);
    }
    var reference = new DriftRows(referenceRows, referenceWhere);
    var current = new DriftRows(currentRows, currentWhere);
    if (against == null && reference.equals(current)) {
      throw new Misused(
          "Compared with what? --against FILE2, or --reference-rows and --current-rows.");
    }
    var sources = new ArrayList<Source>(List.of(source.source()));
    if (against != null) {
      sources.add(source.source(against));
    }
    var outcomes = Stream.of(prediction, label).flatMap(Stream::ofNullable).distinct().toList();
    return options.answer(
        new DriftStudy(columns, reference, current, outcomes, score.terms(), calibrated(), terms),
        sources,
        spec);
  }

  /** What came true of the scores. */
  private @Nullable String calibrated() {
    if (score.column == null) {
      return null;
    }
    if (label == null) {
      throw new Misused("Whether scores still mean the same needs --label beside --score.");
    }
    return label;
  }

  private SeriesStudy series(DriftTerms terms) {
    if (prediction == null || label == null) {
      throw new Misused("Errors over time need both --prediction and --label.");
    }
    boolean two =
        Stream.of(against, referenceRows, currentRows, referenceWhere, currentWhere)
            .anyMatch(Objects::nonNull);
    if (two || !columns.isEmpty() || score.column != null || (order != null && inOrder)) {
      throw new Misused(
          "Errors over time are those of all rows: --order COL or --in-order, and no other rows,"
              + " columns or scores.");
    }
    return new SeriesStudy(prediction, label, order, periods, referencePeriods, terms);
  }
}
