package org.candor.cli;

import static org.candor.web.Messages.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.candor.access.People;
import org.candor.database.FolderInUse;
import org.candor.database.Scope;
import org.candor.evaluation.monitoring.Repeats;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.MalformedJson;
import org.candor.measure.Source;
import org.candor.measure.stats.Confidence;
import org.candor.measure.study.Remeasurement;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Does a measurement again and says whether it is still the same. */
@Command(
    name = "remeasure",
    description = {
      "Does a measurement again: identical, source changed, or different?",
      "From its record, as --format json wrote it: anyone who has the record and the file can do it.",
      "A measurement that an installation keeps is named by its number, such as MSR-3."
    },
    exitCodeList = {
      "0:identical: the same rows gave the same numbers to the last digit",
      "1:it could not be measured again; one sentence says why",
      "2:the command was not understood",
      "3:a limit is broken (see --fail-on)",
      "4:the source changed since",
      "5:the same rows gave other numbers"
    })
final class Remeasure implements Callable<Integer> {

  private static final String NUMBER = "(?i)MSR-\\d{1,9}";
  private static final int SOURCE_CHANGED = 4;
  private static final int DIFFERENT = 5;

  @Parameters(
      index = "0",
      paramLabel = "RECORD",
      description = "File with the measurement, or its number in an installation, such as MSR-3.")
  Path file = Path.of("");

  @Option(
      names = "--source",
      paramLabel = "FILE",
      description = {
        "Where the rows are now; the reference first, where there are two. Default: where they were"
      })
  List<Path> sources = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the installation that keeps MSR-3. Default: data")
  @Nullable Path data;

  @Option(
      names = "--org",
      paramLabel = "NAME",
      description = "The organization that keeps MSR-3, where there are several.")
  @Nullable String org;

  @Mixin MeasureOptions options = new MeasureOptions();
  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (!options.limits.isEmpty() || options.confidence() != Confidence.USUAL) {
      throw new Misused(
          "It is done again as its record says: --limit and --confidence are for a new one.");
    }
    var again = again();
    var outcome = again.outcome();
    if (options.format == MeasureOptions.Form.TEXT) {
      Main.out(spec).println(outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '));
      again.words().forEach(Main.out(spec)::println);
    } else {
      again.words().forEach(Main.err(spec)::println);
    }
    int verdict = options.format == MeasureOptions.Form.TEXT ? 0 : options.print(again.now(), spec);
    return switch (outcome) {
      case IDENTICAL -> verdict;
      case SOURCE_CHANGED -> SOURCE_CHANGED;
      case DIFFERENT -> DIFFERENT;
    };
  }

  private Remeasurement again() {
    if (file.toString().matches(NUMBER) && Files.notExists(file)) {
      return recorded(file.toString());
    }
    var places = sources.stream().<Source>map(Source.File::at).toList();
    return Remeasurement.of(record(), places, options.budget());
  }

  private Remeasurement recorded(String label) {
    var place = data == null ? new Place() : Place.at(data);
    place.requireInstallation();
    try (var running = open(place, label)) {
      var workplace = Workplaces.chosen(running.get(People.class), org);
      var repeats = running.get(Repeats.class);
      return Scope.of(workplace.id()).get(() -> repeats.again(label, options.budget()));
    }
  }

  private static Running open(Place place, String label) {
    try {
      return Running.silently(place);
    } catch (RuntimeException e) {
      for (Throwable each = e; each != null; each = each.getCause()) {
        if (each instanceof FolderInUse it) {
          throw new Busy(it.sentence() + "\n" + text("evaluation.again.busy", label));
        }
      }
      throw e;
    }
  }

  private JsonObject record() {
    try {
      if (Json.parse(Files.readString(file)) instanceof JsonObject object) {
        return object;
      }
    } catch (IOException e) {
      throw new Misused("There is no record " + file + " that can be read.");
    } catch (MalformedJson e) {
      throw new Misused(file + " is no record of a measurement: " + e.getMessage());
    }
    throw new Misused(file + " is no record of a measurement.");
  }
}
