package org.candor.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.candor.measure.drift.DriftTerms;
import org.candor.measure.performance.Goals;
import org.candor.measure.study.EstimateStudy;
import org.candor.measure.study.PerformanceStudy;
import org.candor.measure.study.RankingStudy;
import org.candor.measure.study.RegressionStudy;
import org.candor.measure.study.Study;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How good is a model? */
@Command(
    name = "performance",
    description = {
      "Judges decisions, scores or both against what came true.",
      "Always beside the rule that needs no model: say the commoner class. EXPR is as in",
      "'candor measure fairness --help'.",
      "",
      "Decisions:       --label EXPR with --prediction EXPR, --score COL, or both",
      "Numbers:         --actual COL --predicted COL",
      "Ordered answers: --query COL --gain COL --score COL",
      "Before anyone knows what came true: --estimate --score COL"
    },
    exitCodeList = {
      "0:measured",
      "1:it could not be measured; one sentence says why",
      "2:the command was not understood",
      "3:a limit is broken (see --fail-on)"
    })
final class MeasurePerformance implements Callable<Integer> {

  @Mixin MeasureSource source = new MeasureSource();

  @Option(names = "--label", paramLabel = "EXPR", description = "What came true.")
  @Nullable String label;

  @Option(
      names = "--prediction",
      paramLabel = "EXPR",
      description = "What was predicted, e.g. a column of 0 and 1, or 'score >= 0.5'.")
  @Nullable String prediction;

  @Mixin MeasureScore score = new MeasureScore();

  @Option(
      names = {"--baseline", "--previous"},
      paramLabel = "COL",
      description = {
        "Column with what another model said of the same rows, such as the last version: its",
        "decisions, its numbers, or its scores of answers. Both are compared row by row."
      })
  @Nullable String baseline;

  @Option(
      names = "--costs",
      paramLabel = "FP,FN",
      description = "What a wrong 1 and a wrong 0 cost, in any unit, e.g. 1,5.")
  @Nullable String costs;

  @Option(names = "--actual", paramLabel = "COL", description = "Column of the true numbers.")
  @Nullable String actual;

  @Option(
      names = "--predicted",
      paramLabel = "COL",
      description = "Column of the predicted numbers.")
  @Nullable String predicted;

  @Option(
      names = "--quantile",
      paramLabel = "Q",
      description = "Where a quantile of the number was predicted: which, e.g. 0.9.")
  @Nullable Double quantile;

  @Option(
      names = "--interval",
      paramLabel = "LOW,HIGH",
      description = "Columns with the ends of a predicted interval.")
  @Nullable String interval;

  @Option(names = "--query", paramLabel = "COL", description = "Column that tells queries apart.")
  @Nullable String query;

  @Option(
      names = "--gain",
      paramLabel = "COL",
      description = "Column that says how relevant an answer is, 0 for not at all.")
  @Nullable String gain;

  @Option(
      names = "--first",
      paramLabel = "K",
      defaultValue = "10",
      description = "How many answers people look at. Default: ${DEFAULT-VALUE}")
  int first;

  @Option(
      names = "--estimate",
      description = "Estimate from calibrated scores how often the model is right.")
  boolean estimate;

  @Option(
      names = "--threshold",
      paramLabel = "P",
      defaultValue = "0.5",
      description = "Estimated: scores from here on count as 1. Default: ${DEFAULT-VALUE}")
  double threshold;

  @Mixin MeasureOptions options = new MeasureOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    return options.answer(study(), List.of(source.source()), spec);
  }

  private Study study() {
    var goals = Goals.USUAL.limitedBy(options.limits()).confident(options.confidence());
    boolean numbers = actual != null || predicted != null;
    boolean answers = query != null || gain != null;
    boolean decisions = label != null || prediction != null;
    if (Stream.of(numbers, answers, decisions, estimate).filter(it -> it).count() > 1) {
      throw new Misused("One kind at a time: decisions, numbers, ordered answers, or --estimate.");
    }
    if (numbers) {
      return regression(goals);
    }
    if (answers) {
      return ranking(goals);
    }
    return estimate ? estimated() : decided(goals);
  }

  private RegressionStudy regression(Goals goals) {
    if (actual == null || predicted == null) {
      throw new Misused("Predicted numbers need both --actual and --predicted.");
    }
    var ends = interval == null ? null : pair("--interval", interval);
    var band = ends == null ? null : new RegressionStudy.Band(ends[0], ends[1]);
    return new RegressionStudy(predicted, actual, baseline, quantile, band, goals);
  }

  private RankingStudy ranking(Goals goals) {
    if (query == null || gain == null || score.column == null) {
      throw new Misused("Ordered answers need --query, --gain and --score.");
    }
    return new RankingStudy(query, gain, score.column, first, baseline, goals);
  }

  private EstimateStudy estimated() {
    if (score.column == null) {
      throw new Misused("--estimate needs the scores to estimate from: --score.");
    }
    var terms = DriftTerms.USUAL.limitedBy(options.limits()).confident(options.confidence());
    return new EstimateStudy(score.column, threshold, terms);
  }

  private PerformanceStudy decided(Goals goals) {
    if (label == null) {
      throw new Misused(
          "Say what came true: --label for decisions, --actual for numbers, --gain for answers.");
    }
    if (prediction == null && score.column == null) {
      throw new Misused("Say what was predicted: --prediction, --score, or both.");
    }
    if ((baseline != null || costs != null) && prediction == null) {
      throw new Misused("--baseline and --costs are those of a --prediction: say it too.");
    }
    return new PerformanceStudy(label, prediction, score.terms(), baseline, costs(), goals);
  }

  private PerformanceStudy.@Nullable Costs costs() {
    if (costs == null) {
      return null;
    }
    var pair = pair("--costs", costs);
    try {
      return new PerformanceStudy.Costs(Double.parseDouble(pair[0]), Double.parseDouble(pair[1]));
    } catch (NumberFormatException e) {
      throw new Misused("--costs are two numbers such as 1,5, not '" + costs + "'.");
    }
  }

  private static String[] pair(String option, String text) {
    var parts = text.split(",", -1);
    if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
      throw new Misused(option + " is two of them with a comma between, not '" + text + "'.");
    }
    return new String[] {parts[0].strip(), parts[1].strip()};
  }
}
