package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.candor.measure.Limit;
import org.candor.measure.study.Further;
import org.candor.measure.study.Population;
import org.candor.register.Unfit;
import org.jspecify.annotations.Nullable;

/**
 * What quality may be asked besides: how old rows are, whether values occur elsewhere, whether test
 * rows were trained on, whether people agree. ISO/IEC 5259-2.
 */
record FurtherAsking(Said said, Instant now) {

  private static final Pattern SPAN = Pattern.compile("(\\d{1,6})\\s*([smhdw])");
  private static final Pattern REFERENCE = Pattern.compile("(.+)->\\s*([A-Z]+-\\d+)\\.(.+)");
  private static final double SECONDS_OF_AN_HOUR = 3600;

  Further terms() {
    var late = said.one("max-age") != null || said.one("every") != null;
    if (said.one("timestamp") == null && late) {
      throw new Unfit("options", text("evaluation.options.timestamp"));
    }
    return new Further(
        said.columns("annotators"),
        said.many("checked"),
        timing(),
        said.one("lateness"),
        references(said).stream()
            .map(it -> new Further.Reference(it.column(), it.target()))
            .toList(),
        said.one("test") != null,
        said.yes("outliers"),
        Population.read(said.many("population")));
  }

  private Further.@Nullable Timing timing() {
    var column = said.one("timestamp");
    return column == null
        ? null
        : new Further.Timing(column, now.truncatedTo(ChronoUnit.SECONDS), span("every"));
  }

  /** With the age that is allowed, in hours. */
  Map<String, Limit> limits(Map<String, Limit> asked) {
    var most = span("max-age");
    if (most == null) {
      return asked;
    }
    var all = new LinkedHashMap<>(asked);
    all.put("age", Limit.atMost(most.toSeconds() / SECONDS_OF_AN_HOUR, "asked for"));
    return all;
  }

  static boolean isSpan(String typed) {
    var found = SPAN.matcher(typed);
    return found.matches() && !found.group(1).matches("0+");
  }

  private @Nullable Duration span(String word) {
    var value = said.one(word);
    if (value == null) {
      return null;
    }
    var found = SPAN.matcher(value);
    if (!isSpan(value) || !found.matches()) {
      throw new Unfit("options", text("evaluation.options.span", word, value));
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

  /** Values of a column that must occur in the column of another source. */
  private record Referring(String column, String source, String target) {}

  private static List<Referring> references(Said said) {
    var found = new ArrayList<Referring>();
    for (var each : said.many("references")) {
      var read = REFERENCE.matcher(each);
      if (!read.matches()) {
        throw new Unfit("options", text("evaluation.options.references", each));
      }
      found.add(new Referring(read.group(1).strip(), read.group(2), read.group(3).strip()));
    }
    return found;
  }

  /** The labels of the sources that are asked besides, the references first. */
  static List<String> others(Said said) {
    var labels = new ArrayList<>(references(said).stream().map(Referring::source).toList());
    labels.addAll(said.many("test"));
    return List.copyOf(labels);
  }
}
