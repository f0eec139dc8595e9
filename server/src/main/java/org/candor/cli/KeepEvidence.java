package org.candor.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with evidence from the command line. */
@Command(
    name = "evidence",
    description = "Keeps evidence.",
    subcommands = {AddEvidence.class})
final class KeepEvidence implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "What with it? Say: evidence add");
    }
  }
}
