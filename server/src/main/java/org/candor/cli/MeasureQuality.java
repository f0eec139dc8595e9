package org.candor.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.candor.measure.Source;
import org.candor.measure.quality.QualityTerms;
import org.candor.measure.study.QualityStudy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Are data fit for their use? */
@Command(
    name = "quality",
    description = {
      "Counts gaps, repeated rows, broken dependencies and broken rules.",
      "Proposes rules that the rows keep. EXPR is as in 'candor measure fairness --help'."
    },
    exitCodeList = {
      "0:measured",
      "1:it could not be measured; one sentence says why",
      "2:the command was not understood",
      "3:a limit is broken (see --fail-on)"
    })
final class MeasureQuality implements Callable<Integer> {

  @Mixin MeasureSource source = new MeasureSource();

  @Option(
      names = "--fd",
      paramLabel = "LEFT->RIGHT",
      description = {
        "Equal values on the left must have equal ones on the right, e.g. 'ZipCode->City' or",
        "'Country,Zip->City'. May be repeated."
      })
  List<String> dependencies = new ArrayList<>();

  @Option(
      names = "--key",
      paramLabel = "COL[,COL]",
      description = "Columns that together name a row alone. May be repeated.")
  List<String> keys = new ArrayList<>();

  @Option(
      names = "--sentinel",
      paramLabel = "VALUE",
      description = "A value that stands for a missing one, e.g. '?'. May be repeated.")
  Set<String> sentinels = new LinkedHashSet<>();

  @Option(
      names = "--rule",
      paramLabel = "EXPR",
      description = {
        "What must be true of every row, an EXPR or a form: \"zip MATCHES '[0-9]{5}'\" (the whole",
        "text, in the syntax of RE2). May be repeated."
      })
  List<String> rules = new ArrayList<>();

  @Option(
      names = "--deny",
      paramLabel = "EXPR",
      description = {
        "What must be true of no row; or of no two: \"t1.state = t2.state AND t1.salary >",
        "t2.salary AND t1.rate < t2.rate\". May be repeated."
      })
  List<String> denials = new ArrayList<>();

  @Option(
      names = "--label",
      paramLabel = "COL",
      description = "Column whose balance, contradictions and leaks are judged.")
  @Nullable String label;

  @Option(
      names = "--columns",
      split = ",",
      paramLabel = "COL",
      description = "Columns whose gaps are judged. Default: all")
  List<String> columns = new ArrayList<>();

  @Mixin MeasureFurther further = new MeasureFurther();
  @Mixin MeasureOptions options = new MeasureOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var study =
        new QualityStudy(
            columns,
            dependencies,
            keys,
            sentinels,
            rules,
            denials,
            label,
            further.terms(),
            QualityTerms.USUAL
                .limitedBy(further.limits(options.limits()))
                .confident(options.confidence()));
    var sources = new ArrayList<Source>();
    further.others().forEach(it -> sources.add(source.source(it)));
    sources.add(source.source());
    return options.answer(study, sources, spec);
  }
}
