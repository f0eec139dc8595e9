package org.candor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.candor.measure.Source;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.study.DriftRows;
import org.candor.measure.study.DriftStudy;
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
      "Compares current rows with reference rows, column by column. FILE holds the reference and",
      "--against the current rows; or both are chosen from FILE, by place or by condition.",
      "A column alerts only where the effect is large and chance does not explain it."
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

  @Mixin MeasureOptions options = new MeasureOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
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
    var terms = DriftTerms.USUAL.limitedBy(options.limits());
    return options.answer(new DriftStudy(columns, reference, current, terms), sources, spec);
  }
}
