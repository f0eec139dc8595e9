package org.candor.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.candor.measure.study.ProfileStudy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What do the columns hold? */
@Command(
    name = "profile",
    description = {
      "Says of every column what it holds; nothing is judged.",
      "Kinds, gaps, ends, middle, spread, the commonest values, how its numbers lie, and what may",
      "stand for a missing value."
    },
    exitCodeList = {
      "0:measured",
      "1:it could not be measured; one sentence says why",
      "2:the command was not understood"
    })
final class MeasureProfile implements Callable<Integer> {

  @Mixin MeasureSource source = new MeasureSource();

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "COL",
      description = "Which columns. Default: all")
  List<String> columns = new ArrayList<>();

  @Option(
      names = "--sentinel",
      paramLabel = "VALUE",
      description = {
        "A value that stands for a missing one, e.g. '?'. May be repeated. Default: what people",
        "usually write, such as ?, N/A or unknown, and -1, -999 or 9999 at an end of a column."
      })
  Set<String> sentinels = new LinkedHashSet<>();

  @Mixin MeasureOptions options = new MeasureOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    return options.answer(new ProfileStudy(columns, sentinels), List.of(source.source()), spec);
  }
}
