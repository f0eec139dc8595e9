package org.candor.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.candor.measure.performance.Goals;
import org.candor.measure.study.PerformanceStudy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How often is a model right? */
@Command(
    name = "performance",
    description = {
      "Judges decisions, scores or both against what came true, always beside the rule that needs",
      "no model: say the commoner class. EXPR is as in 'candor measure fairness --help'."
    },
    exitCodeList = {
      "0:measured",
      "1:it could not be measured; one sentence says why",
      "2:the command was not understood",
      "3:a limit is broken (see --fail-on)"
    })
final class MeasurePerformance implements Callable<Integer> {

  @Mixin MeasureSource source = new MeasureSource();

  @Option(names = "--label", required = true, paramLabel = "EXPR", description = "What came true.")
  String label = "";

  @Option(
      names = "--prediction",
      paramLabel = "EXPR",
      description = "What was predicted, e.g. a column of 0 and 1, or 'score >= 0.5'.")
  @Nullable String prediction;

  @Mixin MeasureScore score = new MeasureScore();

  @Option(
      names = "--baseline",
      paramLabel = "COL",
      description =
          "Column with another model's decisions on the same rows, such as the last version's.")
  @Nullable String baseline;

  @Mixin MeasureOptions options = new MeasureOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (prediction == null && score.column == null) {
      throw new Misused("Say what was predicted: --prediction, --score, or both.");
    }
    if (baseline != null && prediction == null) {
      throw new Misused("--baseline is compared with --prediction: say both.");
    }
    var study =
        new PerformanceStudy(
            label, prediction, score.terms(), baseline, Goals.USUAL.limitedBy(options.limits()));
    return options.answer(study, List.of(source.source()), spec);
  }
}
