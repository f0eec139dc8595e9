package org.candor.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.candor.measure.Budget;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.Verdict;
import org.candor.measure.stats.Confidence;
import org.candor.measure.study.Measurement;
import org.candor.measure.study.Study;
import org.candor.measure.study.Suppression;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What all measurements have in common: how much they may use up, and how the answer is given. */
final class MeasureOptions {

  /** A limit is broken, or not proven to be kept where that was asked for. */
  static final int LIMIT_BROKEN = 3;

  private static final int MOST_SUPPRESSED = 1_000_000;

  /** How the answer is written. */
  enum Form {
    TEXT,
    JSON,
    JUNIT,
    SARIF
  }

  /** From which verdict on the command fails. */
  enum FailOn {
    FAIL,
    INCONCLUSIVE
  }

  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([kmgt])i?b?");

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text, json, junit or sarif. Default: ${DEFAULT-VALUE}")
  Form format = Form.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "VERDICT",
      description = {
        "fail: end with 3 where a limit is broken. inconclusive: also where one is not proven to",
        "be kept. Without it a measurement that was done ends with 0."
      })
  @Nullable FailOn failOn;

  @Option(
      names = "--limit",
      paramLabel = "METRIC=FROM..TO",
      description = {
        "Another limit than the usual one, e.g. impactRatio=0.9.. or psi=..0.2; may be repeated."
      })
  List<String> limits = new ArrayList<>();

  @Option(
      names = "--confidence",
      paramLabel = "P",
      defaultValue = "0.95",
      description = "How sure intervals are meant to be, 0.5 to 0.99. Default: ${DEFAULT-VALUE}")
  double confidence = Confidence.USUAL;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      defaultValue = "1g",
      description = "Most memory of the engine, e.g. 512m. Default: ${DEFAULT-VALUE}")
  String memory = "1g";

  @Option(
      names = "--disk",
      paramLabel = "SIZE",
      defaultValue = "20g",
      description = "Most temporary disk, once memory is full. Default: ${DEFAULT-VALUE}")
  String disk = "20g";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; the numbers are the same with any. Default: one for each processor")
  @Nullable Integer threads;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "3600",
      description = "Longest time of one query. Default: ${DEFAULT-VALUE}")
  long timeout;

  @Option(
      names = "--suppress-below",
      paramLabel = "N",
      defaultValue = "0",
      description = {
        "For an answer that leaves the organization: counts from 1 to N - 1 are not shown, nor",
        "numbers that would tell them; verdicts are. 10 is usual. Default: everything is shown"
      })
  int suppressBelow;

  @Option(names = "--debug", description = "Print where an error came from.")
  boolean debug;

  /** Measures, prints, and says how the command ends. */
  int answer(Study study, List<Source> sources, @Nullable CommandSpec spec) {
    return print(measured(study, sources, spec), spec);
  }

  /** A report without a test would look as if nothing had been wrong. */
  private Measurement measured(Study study, List<Source> sources, @Nullable CommandSpec spec) {
    if (suppressBelow != 0 && (suppressBelow < 2 || suppressBelow > MOST_SUPPRESSED)) {
      throw new Misused("--suppress-below is a number from 2 to %,d.".formatted(MOST_SUPPRESSED));
    }
    try {
      return study.measure(sources, budget());
    } catch (Unmeasurable e) {
      var name = sources.getLast().name();
      var why = String.valueOf(e.getMessage());
      switch (format) {
        case TEXT, JSON -> {}
        case JUNIT -> Main.out(spec).println(MeasureXml.unmeasured(study.kind(), name, why));
        case SARIF -> Main.out(spec).println(JsonText.of(MeasureSarif.unmeasured(why)));
      }
      throw e;
    }
  }

  int print(Measurement measurement, @Nullable CommandSpec spec) {
    requireLimited(measurement);
    if (failOn != null && measurement.findings().judged().findAny().isEmpty()) {
      Main.err(spec).println("Nothing here has a limit, so there was nothing to fail on.");
    }
    var shown = suppressBelow == 0 ? measurement : Suppression.of(measurement, suppressBelow);
    var out = Main.out(spec);
    switch (format) {
      case TEXT -> MeasureText.print(shown, out);
      case JSON -> out.println(JsonText.of(shown.json()));
      case JUNIT -> out.println(MeasureXml.junit(shown));
      case SARIF -> out.println(JsonText.of(MeasureSarif.of(shown)));
    }
    out.flush();
    return exitCode(measurement);
  }

  /** A limit on what was not judged would look as if it were kept. */
  private void requireLimited(Measurement measurement) {
    var judged = measurement.findings().judged().map(Metric::name).toList();
    var names = new TreeSet<String>();
    measurement.findings().metrics().forEach(it -> names.add(it.name()));
    for (var each : limits().keySet()) {
      if (!judged.contains(each)) {
        throw new Misused(
            names.contains(each)
                ? "--limit: '%s' is reported and takes no limit.".formatted(each)
                : "--limit: nothing that was measured is called '%s'. There is: %s."
                    .formatted(each, names.isEmpty() ? "nothing" : String.join(", ", names)));
      }
    }
  }

  private int exitCode(Measurement measurement) {
    var findings = measurement.findings();
    boolean broken =
        switch (failOn) {
          case null -> false;
          case FAIL -> findings.count(Verdict.FAIL) > 0;
          case INCONCLUSIVE ->
              findings.count(Verdict.FAIL) + findings.count(Verdict.INCONCLUSIVE) > 0;
        };
    return broken ? LIMIT_BROKEN : 0;
  }

  Budget budget() {
    int processors = Runtime.getRuntime().availableProcessors();
    int chosen = threads == null ? processors : threads;
    if (chosen < 1 || timeout < 1) {
      throw new Misused("--threads and --timeout are at least 1.");
    }
    return new Budget(
        chosen, bytes("--memory", memory), bytes("--disk", disk), Duration.ofSeconds(timeout));
  }

  private static long bytes(String option, String size) {
    var found = SIZE.matcher(size.strip().toLowerCase(Locale.ROOT));
    if (!found.matches() || found.group(1).matches("0+")) {
      throw new Misused(option + " is a size such as 512m or 4g, not '" + size + "'.");
    }
    int power = 1 + "kmgt".indexOf(found.group(2));
    return Long.parseLong(found.group(1)) << (10 * power);
  }

  double confidence() {
    if (!(confidence >= 0.5 && confidence <= 0.99)) {
      throw new Misused("--confidence lies from 0.5 to 0.99, unlike " + confidence + ".");
    }
    return confidence;
  }

  Map<String, Limit> limits() {
    Map<String, Limit> found = new LinkedHashMap<>();
    for (var each : limits) {
      int at = each.indexOf('=');
      int dots = each.indexOf("..", at);
      if (at < 1 || dots < 0) {
        throw new Misused("--limit is METRIC=FROM..TO, such as psi=..0.2, not '" + each + "'.");
      }
      found.put(
          each.substring(0, at).strip(),
          limit(each, each.substring(at + 1, dots), each.substring(dots + 2)));
    }
    return found;
  }

  private static Limit limit(String whole, String from, String to) {
    try {
      return new Limit(
          from.isBlank() ? null : Double.valueOf(from),
          to.isBlank() ? null : Double.valueOf(to),
          "asked for");
    } catch (IllegalArgumentException e) {
      throw new Misused("--limit '" + whole + "' has no numbers that make a limit.");
    }
  }
}
