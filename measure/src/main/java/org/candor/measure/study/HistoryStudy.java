package org.candor.measure.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.candor.ledger.Hash;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.ledger.MalformedJson;
import org.candor.measure.Budget;
import org.candor.measure.Fingerprint;
import org.candor.measure.Interval;
import org.candor.measure.Limit;
import org.candor.measure.Metric;
import org.candor.measure.Source;
import org.candor.measure.Unmeasurable;
import org.candor.measure.drift.ErrorSeries;
import org.candor.measure.quality.Outliers;
import org.candor.measure.quality.QualityTerms;
import org.jspecify.annotations.Nullable;

/**
 * Is the last of several measurements of one question unlike those before it? What it reads are
 * records of measurements, the oldest first. Each number is judged by the mean and three standard
 * deviations of the earlier ones, in place of the usual limit, and by how unusual it is among them.
 */
public record HistoryStudy(QualityTerms terms) implements Study {

  static final String KIND = "history";

  private static final long LARGEST = 64L << 20;
  private static final int LEAST_FOR_A_LIMIT = 3;

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public JsonObject parameters() {
    return Parameters.judged(Json.object(), terms.confidence(), terms.leastRows(), terms.limits());
  }

  static HistoryStudy read(Parameters it) {
    return new HistoryStudy(
        new QualityTerms(
            it.number("confidence"), (int) it.number("leastRows"), it.limits("limits")));
  }

  /** A record, and the file that it was read from. */
  private record Kept(Measured file, Measurement measurement) {}

  @Override
  public Measurement measure(List<Source> sources, Budget budget) {
    if (sources.size() < 2) {
      throw new Unmeasurable("A history has two records at least, the oldest first.");
    }
    var all = sources.stream().map(HistoryStudy::kept).toList();
    var last = all.getLast().measurement();
    for (var each : all) {
      if (!each.measurement().comparableWith(last)) {
        throw new Unmeasurable(
            "%s answers another question than %s: nothing can be compared."
                .formatted(each.file().name(), all.getLast().file().name()));
      }
    }
    var earlier = all.subList(0, all.size() - 1).stream().map(Kept::measurement).toList();
    var metrics = new ArrayList<Metric>();
    var series = new ArrayList<Json>();
    for (var now : last.findings().metrics()) {
      if (now.value() != null) {
        var before = values(earlier, Findings.key(now));
        series.add(series(now, before));
        metrics.add(judged(now, before));
        metrics.add(Outliers.history(Findings.key(now), before, now.value(), terms));
      }
    }
    if (metrics.isEmpty()) {
      throw new Unmeasurable("The last of these records has no number.");
    }
    return new Measurement(
        this,
        all.stream().map(Kept::file).toList(),
        List.of(),
        Json.object().put("numbers", Json.array(series)).build(),
        Findings.ofColumns(metrics, List.of()),
        List.of(
            "%d numbers are each compared with their own past: among many some are unusual by chance."
                .formatted(series.size())));
  }

  private static double[] values(List<Measurement> earlier, String key) {
    var found = new ArrayList<Double>();
    for (var each : earlier) {
      for (var metric : each.findings().metrics()) {
        if (Findings.key(metric).equals(key) && metric.value() != null) {
          found.add(metric.value());
        }
      }
    }
    return found.stream().mapToDouble(it -> it).toArray();
  }

  private static Json series(Metric now, double[] before) {
    var values = new ArrayList<Json>();
    for (double each : before) {
      values.add(Json.of(each));
    }
    return Json.object()
        .put("name", now.name())
        .put("of", now.of())
        .put("earlier", Json.array(values))
        .put("now", MetricJson.number(now.value()))
        .build();
  }

  /** By the interval it was measured with; a number without one stands for itself. */
  private Metric judged(Metric now, double[] before) {
    double value = now.value() == null ? Double.NaN : now.value();
    var asked = terms.limits().get(now.name());
    if (asked == null && before.length < LEAST_FOR_A_LIMIT) {
      return shown(now, value).noting("fewer than three earlier values, so there is no limit");
    }
    Limit limit = asked == null ? adaptive(before) : asked;
    var judged = Metric.judged(now.name(), interval(now, value), limit, now.n());
    return about(judged, now);
  }

  /** Rounding must not make a difference where there never was one. */
  private static Limit adaptive(double[] before) {
    double first = before[0];
    return Arrays.stream(before).allMatch(it -> it == first)
        ? Limit.between(first, first, "all earlier values were this one")
        : ErrorSeries.adaptive(before);
  }

  private static Metric shown(Metric now, double value) {
    return about(Metric.shown(now.name(), interval(now, value), now.n()), now);
  }

  private static Metric about(Metric it, Metric now) {
    var named = now.of() == null ? it : it.on(now.of());
    return named.comparing(now.compared().toArray(org.candor.measure.Group[]::new));
  }

  private static Interval interval(Metric now, double value) {
    boolean alone = now.low() == null && now.high() == null;
    return new Interval(
        value,
        end(now.low(), alone ? value : Double.NEGATIVE_INFINITY),
        end(now.high(), alone ? value : Double.POSITIVE_INFINITY));
  }

  private static double end(@Nullable Double end, double otherwise) {
    return end == null ? otherwise : end;
  }

  private static Kept kept(Source source) {
    if (!(source instanceof Source.File file)) {
      throw new Unmeasurable("A history is read from files, not from a table.");
    }
    try {
      if (!Files.isRegularFile(file.path()) || Files.size(file.path()) > LARGEST) {
        throw new Unmeasurable("%s is no record of a measurement.".formatted(file.name()));
      }
      byte[] bytes = Files.readAllBytes(file.path());
      if (!(Json.parse(new String(bytes, StandardCharsets.UTF_8)) instanceof JsonObject json)) {
        throw new Unmeasurable("%s is no record of a measurement.".formatted(file.name()));
      }
      var measurement = Recorded.measurement(json);
      var rows = measurement.sources().getLast().fingerprint().rows();
      var print = new Fingerprint(Hash.sha256(bytes).hex(), bytes.length, rows);
      return new Kept(
          new Measured(
              file.name(),
              file.path().toAbsolutePath().normalize().toString(),
              "record of a measurement",
              measurement.sources().getLast().engine(),
              print),
          measurement);
    } catch (IOException e) {
      throw new Unmeasurable("%s cannot be read: %s".formatted(file.name(), e.getMessage()), e);
    } catch (MalformedJson e) {
      throw new Unmeasurable(
          "%s is no record of a measurement: %s".formatted(file.name(), e.getMessage()), e);
    }
  }
}
