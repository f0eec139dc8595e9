package org.candor.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with frameworks from the command line. */
@Command(
    name = "framework",
    description = "Brings frameworks and controls of your own.",
    subcommands = {LoadFramework.class})
final class KeepFrameworks implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "What with it? Say: framework load");
    }
  }
}
