package org.candor.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.candor.measure.Unmeasurable;
import org.candor.measure.fairness.Terms;
import org.candor.measure.study.FairnessStudy;
import org.candor.measure.study.Population;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Are groups treated alike? */
@Command(
    name = "fairness",
    description = {
      "Judges how far apart groups are in what is decided and in how often that is wrong.",
      "",
      "EXPR is a column of 0 and 1, or a condition such as \"score_text != 'Low'\". Conditions"
          + " know",
      "= != < <= > >=, IN (...), LIKE 'A_%%', IS NULL, AND, OR, NOT and parentheses; names with",
      "other characters than letters, digits, _ . and - go into double quotes."
    },
    exitCodeList = {
      "0:measured",
      "1:it could not be measured; one sentence says why",
      "2:the command was not understood",
      "3:a limit is broken (see --fail-on)"
    })
final class MeasureFairness implements Callable<Integer> {

  @Mixin MeasureSource source = new MeasureSource();

  @Option(
      names = "--prediction",
      required = true,
      paramLabel = "EXPR",
      description = "What was predicted or decided.")
  String prediction = "";

  @Option(names = "--label", required = true, paramLabel = "EXPR", description = "What came true.")
  String label = "";

  @Option(
      names = "--by",
      required = true,
      split = ",",
      paramLabel = "COL",
      description = "Columns that make groups, each alone and together. Several with commas.")
  List<String> by = new ArrayList<>();

  @Option(
      names = "--favourable",
      paramLabel = "0|1",
      defaultValue = "1",
      description = "Which prediction people hope for. Default: ${DEFAULT-VALUE}")
  int favourable;

  @Option(
      names = "--reference",
      split = ",",
      paramLabel = "VALUE",
      description = {
        "The group others are compared with: a value, or COL=VALUE for each of several columns.",
        "Default: the most favoured group"
      })
  List<String> reference = new ArrayList<>();

  @Option(
      names = "--given",
      split = ",",
      paramLabel = "COL",
      description = {
        "Columns in each of whose values disparity is looked for too, e.g. department: is a",
        "group refused more often among people who are alike in that?"
      })
  List<String> given = new ArrayList<>();

  @Option(
      names = "--population",
      paramLabel = "[COL:]VALUE=SHARE,...",
      description = {
        "Shares that groups have of the people concerned, e.g. \"F=0.5,M=0.5\": are they in the",
        "data as often? With several columns say which: \"sex:F=0.5,M=0.5\". May be repeated."
      })
  List<String> population = new ArrayList<>();

  @Mixin MeasureScore score = new MeasureScore();
  @Mixin MeasureOptions options = new MeasureOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (favourable != 0 && favourable != 1) {
      throw new Misused("--favourable is 0 or 1.");
    }
    var terms =
        Terms.USUAL
            .favouring(favourable)
            .comparedWith(references())
            .limitedBy(options.limits())
            .confident(options.confidence());
    var study = new FairnessStudy(prediction, label, by, score.terms(), given, population(), terms);
    return options.answer(study, List.of(source.source()), spec);
  }

  private Map<String, Map<String, Double>> population() {
    try {
      return Population.read(population, by);
    } catch (Unmeasurable e) {
      throw new Misused("--population: " + e.getMessage());
    }
  }

  private Map<String, String> references() {
    Map<String, String> found = new LinkedHashMap<>();
    for (var each : reference) {
      int at = each.indexOf('=');
      var column = at < 0 ? "" : each.substring(0, at).strip();
      if (by.stream().anyMatch(it -> it.equalsIgnoreCase(column))) {
        found.put(column, each.substring(at + 1).strip());
      } else if (by.size() == 1) {
        found.put(by.getFirst(), each);
      } else {
        throw new Misused("Say of which column the reference '" + each + "' is: COL=VALUE.");
      }
    }
    return found;
  }
}
