package org.candor.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with frameworks from the command line. */
@Command(
    name = "framework",
    description = {
      "Lists, brings, exports and retires frameworks, and keeps their licensed text.",
      "Controls of your own are a register: candor import planning/own-controls FILE"
    },
    subcommands = {
      ListFrameworks.class,
      LoadFramework.class,
      ExportFramework.class,
      LicenseFramework.class,
      RetireFramework.class
    })
final class KeepFrameworks implements Runnable {

  @Spec @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "What with them? Say: framework list, load, export, text or retire");
    }
  }
}
