package org.candor.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command {@code candor}. Results go to standard output, all else to standard error, so that
 * scripts read nothing but results.
 */
@Command(
    name = "candor",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    description = "An AI management system for ISO/IEC 42001:2023, on your own machine.",
    usageHelpAutoWidth = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:it did not work; one sentence says why",
      "2:the command was not understood"
    },
    subcommands = {
      Serve.class,
      Demo.class,
      Init.class,
      ImportFile.class,
      ExportFile.class,
      IssueToken.class,
      BackUp.class,
      RestoreBackup.class,
      VerifyLedger.class,
      Measure.class,
      Gap.class,
      KeepEvidence.class,
      KeepFrameworks.class,
      Remeasure.class,
      Train.class
    })
public final class Main implements Runnable {

  static final int FAILED = 1;
  static final int MISUSED = 2;

  @Spec @Nullable CommandSpec spec;

  /** Speaks UTF-8 whatever the locale. Libraries that print are kept away from the results. */
  public static void main(String[] arguments) {
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    System.exit(commandLine().setOut(out).setErr(err).execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Main::explainMisuse)
        .setExecutionExceptionHandler(Main::explainFailure);
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }
  }

  private static int explainMisuse(CommandLine.ParameterException failure, String[] arguments) {
    var command = failure.getCommandLine();
    var err = command.getErr();
    err.println(words(failure));
    if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
      var name = command.getCommandSpec().qualifiedName();
      err.println("See " + name + " --help.");
    }
    return MISUSED;
  }

  private static String words(CommandLine.ParameterException failure) {
    return failure instanceof UnmatchedArgumentException it
            && failure.getCommandLine().getParent() == null
            && !it.isUnknownOption()
        ? "Candor has no command '" + it.getUnmatched().getFirst() + "'."
        : String.valueOf(failure.getMessage());
  }

  private static int explainFailure(Exception failure, CommandLine command, ParseResult parsed) {
    if (parsed.hasMatchedOption("--debug")) {
      failure.printStackTrace(command.getErr());
    }
    command.getErr().println(Explanation.of(failure));
    return failure instanceof Misused
        ? MISUSED
        : command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** Where a command prints its results. */
  static PrintWriter out(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec, "filled in by picocli").commandLine().getOut();
  }

  /** Where a command says how it is getting on. */
  static PrintWriter err(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec, "filled in by picocli").commandLine().getErr();
  }
}
