package org.candor.measure.study;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Column;
import org.candor.measure.Engine;
import org.candor.measure.Metric;
import org.candor.measure.Slice;
import org.candor.measure.Unmeasurable;
import org.candor.measure.quality.Quality;
import org.candor.measure.quality.QualityTerms;

/** Whether rows are new enough, and whether any period has none. ISO/IEC 25012, currentness. */
final class Timeliness {

  private static final int MOST_PERIODS = 1_000_000;

  private final List<Metric> metrics = new ArrayList<>();
  private final Json.ObjectBuilder aggregates = Json.object();

  Timeliness(Engine engine, Further.Timing timing, QualityTerms terms) {
    var column = engine.columns().get(timing.column());
    if (column.kind() != Column.Kind.DATE && column.kind() != Column.Kind.MOMENT) {
      throw new Unmeasurable(
          "Column '%s' is %s: it says no date or moment.".formatted(column.name(), column.type()));
    }
    var profile = engine.profile(List.of(column.name()), Slice.ALL).getFirst();
    aggregates.put("column", AggregateJson.of(profile));
    var newest = profile.max();
    if (newest == null) {
      throw new Unmeasurable("Column '%s' holds no moment.".formatted(column.name()));
    }
    long n = profile.n() - profile.nulls();
    metrics.add(Quality.age(column.name(), moment(newest), timing.now(), n, terms));
    if (timing.every() != null) {
      gaps(engine, column.name(), timing.every().toSeconds(), terms);
    }
  }

  /** Periods begin at whole multiples of their length since 1970, so that days are days. */
  private void gaps(Engine engine, String column, long seconds, QualityTerms terms) {
    var found = engine.categories(column, Slice.ALL, Engine.MOST_GROUPS);
    if (found == null) {
      throw new Unmeasurable(
          "Column '%s' has more than %,d different moments: gaps are looked for among fewer."
              .formatted(column, Engine.MOST_GROUPS));
    }
    var periods =
        found.counts().keySet().stream()
            .mapToLong(it -> Math.floorDiv(moment(it).getEpochSecond(), seconds))
            .summaryStatistics();
    long count = periods.getMax() - periods.getMin() + 1;
    if (count > MOST_PERIODS) {
      throw new Unmeasurable(
          "Between the first and the last row lie %,d periods: too many.".formatted(count));
    }
    long[] rows = new long[Math.toIntExact(count)];
    found
        .counts()
        .forEach(
            (at, n) -> {
              long period = Math.floorDiv(moment(at).getEpochSecond(), seconds);
              rows[Math.toIntExact(period - periods.getMin())] += n;
            });
    aggregates.put("moments", AggregateJson.sha256(AggregateJson.of(found)));
    metrics.add(Quality.gaps(column, rows, terms));
  }

  /** A date begins at midnight; what has no zone is of UTC. */
  private static Instant moment(String text) {
    if (text.indexOf('T') < 0) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    return text.endsWith("Z")
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  List<Metric> metrics() {
    return metrics;
  }

  JsonObject aggregates() {
    return aggregates.build();
  }
}
