package org.candor.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.candor.measure.Limit;
import org.candor.measure.Unmeasurable;
import org.candor.measure.study.Further;
import org.candor.measure.study.Population;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What quality may be asked besides. */
final class MeasureFurther {

  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})\\s*([smhdw])");

  @Option(
      names = "--references",
      paramLabel = "COL->FILE2.COL2",
      description = {
        "Values of COL must occur in a column of another file, e.g. 'zip->zips.csv.code'.",
        "May be repeated."
      })
  List<String> references = new ArrayList<>();

  @Option(
      names = "--test",
      paramLabel = "FILE2",
      description = {
        "Test data of a model that was trained on FILE: no row may be in both. Columns named by",
        "--key are not compared."
      })
  @Nullable Path test;

  @Option(
      names = "--annotators",
      split = ",",
      paramLabel = "COL",
      description = "Columns with what each of several people said of a row: do they agree?")
  List<String> annotators = new ArrayList<>();

  @Option(
      names = "--checked",
      paramLabel = "COL=COL2",
      description = "COL2 holds what was found right where someone checked. May be repeated.")
  List<String> checked = new ArrayList<>();

  @Option(
      names = "--timestamp",
      paramLabel = "COL",
      description = "Column of dates or moments: how old is the newest row?")
  @Nullable String timestamp;

  @Option(
      names = "--max-age",
      paramLabel = "SPAN",
      description = "How old it may be, e.g. 36h or 7d.")
  @Nullable String maxAge;

  @Option(
      names = "--every",
      paramLabel = "SPAN",
      description = "How often rows come: which periods have none? E.g. 1d.")
  @Nullable String every;

  @Option(
      names = "--now",
      paramLabel = "DATE",
      description = "As of when, e.g. 2026-03-31 or 2026-03-31T12:00:00Z. Default: now")
  @Nullable String now;

  @Option(
      names = "--lateness",
      paramLabel = "COL",
      description = "Column of numbers that says how late each row came.")
  @Nullable String lateness;

  @Option(
      names = "--population",
      paramLabel = "COL:VALUE=SHARE,...",
      description = {
        "Shares that groups have of the people concerned, e.g. \"sex:F=0.5,M=0.5\": are they in the",
        "data as often? May be repeated."
      })
  List<String> population = new ArrayList<>();

  @Option(names = "--outliers", description = "Count numbers that lie far from the rest.")
  boolean outliers;

  Further terms() {
    if (timestamp == null && (maxAge != null || every != null || now != null)) {
      throw new Misused("--max-age, --every and --now are about a --timestamp: say its column.");
    }
    if (annotators.size() == 1) {
      throw new Misused("--annotators are two columns at least.");
    }
    return new Further(
        annotators, checked, timing(), lateness, targets(), test != null, outliers, population());
  }

  private Map<String, Map<String, Double>> population() {
    try {
      return Population.read(population);
    } catch (Unmeasurable e) {
      throw new Misused("--population: " + e.getMessage());
    }
  }

  private Further.@Nullable Timing timing() {
    return timestamp == null
        ? null
        : new Further.Timing(timestamp, moment(), every == null ? null : span("--every", every));
  }

  private Instant moment() {
    if (now == null) {
      return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
    try {
      return now.indexOf('T') < 0
          ? LocalDate.parse(now).atStartOfDay().toInstant(ZoneOffset.UTC)
          : Instant.parse(now);
    } catch (DateTimeException e) {
      throw new Misused(
          "--now is a date such as 2026-03-31, or 2026-03-31T12:00:00Z, not '" + now + "'.");
    }
  }

  private static Duration span(String option, String text) {
    var found = SPAN.matcher(text.strip());
    if (!found.matches() || found.group(1).matches("0+")) {
      throw new Misused(option + " is a span such as 30m, 36h, 7d or 2w, not '" + text + "'.");
    }
    long many = Long.parseLong(found.group(1));
    return switch (found.group(2)) {
      case "s" -> Duration.ofSeconds(many);
      case "m" -> Duration.ofMinutes(many);
      case "h" -> Duration.ofHours(many);
      case "d" -> Duration.ofDays(many);
      default -> Duration.ofDays(7 * many);
    };
  }

  /** With the age that is allowed, in hours. */
  Map<String, Limit> limits(Map<String, Limit> asked) {
    if (maxAge == null) {
      return asked;
    }
    var all = new LinkedHashMap<>(asked);
    double hours = span("--max-age", maxAge).toSeconds() / 3600.0;
    all.put("age", Limit.atMost(hours, "asked for"));
    return all;
  }

  /** The other files, in the order in which the study asks for them. */
  List<Path> others() {
    var files = new ArrayList<Path>();
    for (var each : references) {
      files.add(target(each).file());
    }
    if (test != null) {
      files.add(test);
    }
    return files;
  }

  private List<Further.Reference> targets() {
    var found = new ArrayList<Further.Reference>();
    for (var each : references) {
      var target = target(each);
      found.add(new Further.Reference(target.from(), target.column()));
    }
    return found;
  }

  private record Target(String from, Path file, String column) {}

  /** A file that is there ends at one of the dots; the rest is the name of its column. */
  private static Target target(String text) {
    int arrow = text.indexOf("->");
    int last = text.lastIndexOf('.');
    if (arrow < 1 || last < arrow + 3 || last + 1 >= text.length()) {
      throw new Misused("--references is COL->FILE2.COL2, not '" + text + "'.");
    }
    var from = text.substring(0, arrow).strip();
    var to = text.substring(arrow + 2).strip();
    for (int dot = to.lastIndexOf('.'); dot > 0; dot = to.lastIndexOf('.', dot - 1)) {
      var file = Path.of(to.substring(0, dot));
      if (Files.isRegularFile(file)) {
        return new Target(from, file, to.substring(dot + 1));
      }
    }
    int dot = to.lastIndexOf('.');
    return new Target(from, Path.of(to.substring(0, dot)), to.substring(dot + 1));
  }
}
