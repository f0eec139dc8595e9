package org.candor.measure.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
 * @param sentinels values that stand for a missing one; none for those that people usually write
 * @param version 1 knew counts and ends alone, 2 what a column may be to a measurement too; 3 shows
 *     the commonest values, a histogram and sentinels. What is older is read and done again as it
 *     was
 */
public record ProfileStudy(List<String> columns, Set<String> sentinels, int version)
    implements Study {

  static final String KIND = "profile";

  private static final int LATEST = 3;
  private static final int WITH_ROLES = 2;

  private static final String[] POINTS = {
    "p0", "p1", "p5", "p10", "p25", "p50", "p75", "p90", "p95", "p99", "p100"
  };

  public ProfileStudy {
    columns = List.copyOf(columns);
    sentinels = Set.copyOf(sentinels);
    if (version < 1 || version > LATEST || (version < LATEST && !sentinels.isEmpty())) {
      throw new IllegalArgumentException("version " + version);
    }
  }

  public ProfileStudy(List<String> columns) {
    this(columns, Set.of());
  }

  public ProfileStudy(List<String> columns, Set<String> sentinels) {
    this(columns, sentinels, LATEST);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public JsonObject parameters() {
    var asked = Json.object().put("columns", Parameters.texts(columns));
    return version < LATEST
        ? asked.build()
        : asked
            .put("sentinels", Parameters.texts(sentinels.stream().sorted().toList()))
            .put("topValues", ColumnLook.MOST_VALUES)
            .put("histogramParts", ColumnLook.PARTS)
            .build();
  }

  static ProfileStudy read(Parameters it, int version) {
    return version < LATEST
        ? new ProfileStudy(it.texts("columns"), Set.of(), Math.max(version, 1))
        : new ProfileStudy(it.texts("columns"), Set.copyOf(it.texts("sentinels")));
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
      var facts = facts(each);
      var counted = AggregateJson.of(each);
      if (version >= WITH_ROLES) {
        facts = facts.with("roles", roles(guess, each.column()));
      }
      if (version == LATEST) {
        var look = ColumnLook.at(engine, each, sentinels);
        facts = look.facts(facts);
        counted = look.aggregates(counted);
      }
      found.add(new ColumnFinding(each.column(), facts, List.of()));
      aggregates.add(counted);
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
      json.put("mean", MetricJson.number(moments.mean()))
          .put("deviation", MetricJson.number(moments.deviation()));
      for (int i = 0; i < POINTS.length; i++) {
        json.put(POINTS[i], (double) numbers.quantiles().get(i));
      }
    }
    return json.build();
  }
}
