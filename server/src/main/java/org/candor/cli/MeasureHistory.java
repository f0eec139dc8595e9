package org.candor.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.candor.measure.Source;
import org.candor.measure.quality.QualityTerms;
import org.candor.measure.study.HistoryStudy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Is the last measurement unlike those before it? */
@Command(
    name = "history",
    description = {
      "Compares the last of several records of one question with those before it.",
      "Each number with the mean and three standard deviations of its past (from three earlier ones",
      "on), and by how unusual it is among them (robustZ, from five on). Records are files as",
      "--format json wrote them, the oldest first."
    },
    exitCodeList = {
      "0:measured",
      "1:it could not be measured; one sentence says why",
      "2:the command was not understood",
      "3:a limit is broken (see --fail-on)"
    })
final class MeasureHistory implements Callable<Integer> {

  @Parameters(arity = "2..*", paramLabel = "FILE", description = "Records, the oldest first.")
  List<Path> records = new ArrayList<>();

  @Mixin MeasureOptions options = new MeasureOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var terms = QualityTerms.USUAL.limitedBy(options.limits()).confident(options.confidence());
    var study = new HistoryStudy(terms);
    return options.answer(study, records.stream().<Source>map(Source.File::at).toList(), spec);
  }
}
