package org.candor.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Measures data and predictions where they lie. Clause 9.1. */
@Command(
    name = "measure",
    description = {
      "Measures a file of data or predictions.",
      "Fairness, drift, quality, performance or profile; history compares records of them.",
      "Needs no installation; nothing leaves this machine. Every number comes with its rows, an",
      "interval and, where there is a limit, a verdict: PASS, FAIL or INCONCLUSIVE."
    },
    subcommands = {
      MeasureFairness.class,
      MeasureDrift.class,
      MeasureQuality.class,
      MeasurePerformance.class,
      MeasureProfile.class,
      MeasureHistory.class
    })
final class Measure implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    var command = Objects.requireNonNull(spec, "filled in by picocli").commandLine();
    throw new CommandLine.ParameterException(
        command, "Measure what? " + String.join(", ", command.getSubcommands().keySet()) + ".");
  }
}
