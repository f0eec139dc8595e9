package org.candor.measure.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.Budget;
import org.candor.measure.Column;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Engine;
import org.candor.measure.Slice;
import org.candor.measure.Source;
import org.candor.measure.engine.Engines;
import org.candor.measure.quality.Moments;
import org.candor.measure.study.Findings.ColumnFinding;

/**
 * What do the columns hold? ISO/IEC 5259-2.
 *
 * @param columns none for all
 */
public record ProfileStudy(List<String> columns) implements Study {

  static final String KIND = "profile";

  private static final String[] POINTS = {
    "p0", "p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99", "p100"
  };

  public ProfileStudy {
    columns = List.copyOf(columns);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int version() {
    return 2;
  }

  @Override
  public JsonObject parameters() {
    return Json.object().put("columns", Parameters.texts(columns)).build();
  }

  static ProfileStudy read(Parameters it) {
    return new ProfileStudy(it.texts("columns"));
  }

  @Override
  public Measurement measure(List<Source> sources, Budget budget) {
    return Asked.measure(this, sources.getFirst(), budget, Engines.Use.OFTEN, this::answer);
  }

  private Asked.Answer answer(Engine engine) {
    var all = engine.columns();
    var names =
        columns.isEmpty()
            ? all.all().stream().map(Column::name).toList()
            : all.get(columns).stream().map(Column::name).toList();
    var found = new ArrayList<ColumnFinding>();
    var aggregates = new ArrayList<Json>();
    var profiles = engine.profile(names, Slice.ALL);
    var guess = Guess.of(profiles, Map.of());
    for (var each : profiles) {
      var facts = facts(each).with("roles", roles(guess, each.column()));
      found.add(new ColumnFinding(each.column(), facts, List.of()));
      aggregates.add(AggregateJson.of(each));
    }
    return new Asked.Answer(
        Json.object().put("columns", Json.array(aggregates)).build(),
        Findings.ofColumns(List.of(), found),
        List.of());
  }

  /** What the column may be to a measurement, as far as its name and its profile tell. */
  private static Json roles(Guess guess, String column) {
    var roles = new ArrayList<Json>();
    for (var each : guess.candidates()) {
      if (each.column().equals(column)) {
        roles.add(
            Json.object()
                .put("role", each.role().name().toLowerCase(Locale.ROOT))
                .put("place", guess.of(each.role()).indexOf(each) + 1)
                .put("strength", each.strength().name().toLowerCase(Locale.ROOT))
                .put("expression", each.expression())
                .put("reason", each.reason())
                .build());
      }
    }
    return Json.array(roles);
  }

  /** In words of the JSON that scripts read. */
  static JsonObject facts(ColumnProfile it) {
    var json =
        Json.object()
            .put("type", it.type())
            .put("n", it.n())
            .put("nulls", it.nulls())
            .put("completeness", it.n() == 0 ? 0 : 1 - it.nulls() / (double) it.n())
            .put("notANumber", it.notANumber())
            .put("distinct", it.distinct())
            .put("min", it.min())
            .put("max", it.max());
    var numbers = it.numbers();
    var moments = Moments.of(it);
    if (numbers != null && moments != null) {
      json.put("mean", moments.mean()).put("deviation", moments.deviation());
      for (int i = 0; i < POINTS.length; i++) {
        json.put(POINTS[i], (double) numbers.quantiles().get(i));
      }
    }
    return json.build();
  }
}
