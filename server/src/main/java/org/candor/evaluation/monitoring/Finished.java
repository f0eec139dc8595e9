package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candor.measure.Verdict;
import org.candor.measure.reading.Reading;
import org.candor.measure.reading.Vocabulary;
import org.candor.measure.study.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * What came of measuring.
 *
 * @param measured null where nothing was
 * @param sentences what decided: a sentence for each broken limit, else for each open one, else one
 *     that counts those kept; or why nothing was measured
 */
record Finished(
    Instant started,
    long took,
    Outcome outcome,
    List<String> sentences,
    @Nullable Measurement measured) {

  private static final int MOST_SENTENCES = 5;

  /** How many rows a group that was left out has, behind its name. */
  private static final Pattern SIZES = Pattern.compile(" \\([0-9][0-9,]*\\)(?=[;.,]| )");

  Finished {
    sentences = List.copyOf(sentences);
  }

  static Finished not(Instant started, long took, String why) {
    return new Finished(started, took, Outcome.NOT_MEASURED, List.of(why), null);
  }

  /**
   * @param metrics that decide, see {@link Outcome#of}
   * @param limited metrics for which somebody set a limit
   */
  static Finished of(
      Instant started,
      long took,
      Measurement it,
      List<String> metrics,
      Collection<String> limited) {
    var outcome = Outcome.of(it.findings(), metrics, limited);
    var words = words(outcome, it, metrics, Outcome.missing(it.findings(), limited));
    return new Finished(started, took, outcome, words, it);
  }

  private static List<String> words(
      Outcome outcome, Measurement it, List<String> metrics, List<String> unlimited) {
    var deciding = Outcome.deciding(it.findings(), metrics);
    return switch (outcome) {
      case FAIL ->
          deciding.stream()
              .filter(metric -> metric.verdict() == Verdict.FAIL)
              .map(Finished::line)
              .toList();
      case PASS -> List.of(text("evaluation.kept", deciding.size()));
      case INCONCLUSIVE -> open(deciding, metrics, unlimited);
      case NOT_MEASURED -> List.of();
    };
  }

  private static List<String> open(
      List<org.candor.measure.Metric> deciding, List<String> metrics, List<String> unlimited) {
    var names = deciding.stream().map(org.candor.measure.Metric::name).toList();
    var missing =
        Stream.concat(metrics.stream().filter(it -> !names.contains(it)), unlimited.stream())
            .distinct()
            .toList();
    if (!missing.isEmpty()) {
      return List.of(text("evaluation.notJudged", String.join(", ", missing)));
    }
    return deciding.isEmpty()
        ? List.of(text("evaluation.noLimit"))
        : deciding.stream()
            .filter(metric -> metric.verdict() == Verdict.INCONCLUSIVE)
            .map(Finished::line)
            .toList();
  }

  /** It goes into lists, tasks, mail and exports: there nobody needs to know how few people are. */
  private static String line(org.candor.measure.Metric metric) {
    return SIZES.matcher(Reading.line(metric, Vocabulary.PLAIN)).replaceAll("");
  }

  /** A few sentences, and how many more there are. */
  String summary() {
    var first = sentences.stream().limit(MOST_SENTENCES).collect(Collectors.joining(" "));
    int more = sentences.size() - MOST_SENTENCES;
    return more > 0 ? first + " " + text("evaluation.andMore", more) : first;
  }

  /** The whole of it, as the command prints it. */
  byte[] document() {
    return measured == null
        ? new byte[0]
        : measured.json().canonical().getBytes(StandardCharsets.UTF_8);
  }
}
