package org.candor.measure.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.candor.measure.Answers;
import org.candor.measure.Bins;
import org.candor.measure.Budget;
import org.candor.measure.Categories;
import org.candor.measure.ColumnProfile;
import org.candor.measure.Columns;
import org.candor.measure.Combinations;
import org.candor.measure.Confusion;
import org.candor.measure.Dependency;
import org.candor.measure.Engine;
import org.candor.measure.Expression;
import org.candor.measure.Fingerprint;
import org.candor.measure.Histogram;
import org.candor.measure.Inversion;
import org.candor.measure.Mistakes;
import org.candor.measure.NumberErrors;
import org.candor.measure.ScoreHistogram;
import org.candor.measure.Slice;
import org.candor.measure.Unmeasurable;
import org.jspecify.annotations.Nullable;

/** Any engine that speaks SQL over JDBC; its dialect says how. */
final class SqlEngine implements Engine {

  /** As many as an import takes. Each is asked several times, and each time all are planned for. */
  private static final int MOST_COLUMNS = 1_000;

  private final String name;
  private final Connection connection;
  private final Origin origin;
  private final Queries queries;
  private final Columns columns;
  private final Conditions conditions;
  private final Shapes shapes;
  private final ColumnShapes columnShapes;
  private final Profiles profiles;
  private final ErrorShapes errorShapes;
  private final OrderShapes orderShapes;
  private final PairShapes pairShapes;
  private final boolean numbered;
  private long rows = -1;

  /**
   * @param from what stands in a from clause
   * @param numbered whether rows have a place
   */
  SqlEngine(
      String name,
      Connection connection,
      Dialect dialect,
      String from,
      boolean numbered,
      Budget budget,
      Origin origin) {
    this.name = name;
    this.connection = connection;
    this.origin = origin;
    this.numbered = numbered;
    queries = new Queries(connection, dialect, budget);
    columns = queries.columns(from);
    conditions = new Conditions(dialect, from);
    shapes = new Shapes(queries, dialect, conditions, columns);
    columnShapes = new ColumnShapes(queries, dialect, conditions, columns, shapes);
    profiles = new Profiles(queries, dialect, conditions, columnShapes);
    errorShapes = new ErrorShapes(queries, dialect, conditions, columns);
    orderShapes = new OrderShapes(queries, dialect, conditions, columns);
    pairShapes = new PairShapes(queries, conditions, columns);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Columns columns() {
    return columns;
  }

  @Override
  public long rows() {
    if (rows < 0) {
      rows = columnShapes.rows(Slice.ALL);
    }
    return rows;
  }

  @Override
  public long rows(Slice slice) {
    return columnShapes.rows(checked(slice));
  }

  @Override
  public Confusion confusion(Expression prediction, Expression label, List<String> by) {
    return shapes.confusion(prediction, label, by);
  }

  @Override
  public ScoreHistogram scores(
      String score, @Nullable Expression label, List<String> by, Bins bins, Slice slice) {
    return shapes.scores(score, label, by, bins, checked(slice));
  }

  @Override
  public List<ColumnProfile> profile(List<String> names, Slice slice) {
    if (names.size() > MOST_COLUMNS) {
      throw new Unmeasurable(
          "%,d columns are more than the %,d that are looked at in one go. Name those that matter."
              .formatted(names.size(), MOST_COLUMNS));
    }
    return profiles.of(columns.get(names), checked(slice));
  }

  @Override
  public @Nullable Categories categories(String column, Slice slice, int most) {
    return columnShapes.categories(column, checked(slice), most);
  }

  @Override
  public List<Frequent> commonest(String column, Slice slice, int most) {
    return columnShapes.commonest(column, checked(slice), most);
  }

  @Override
  public @Nullable SortedMap<Double, Long> values(String column, Slice slice, int most) {
    return columnShapes.values(column, checked(slice), most);
  }

  @Override
  public List<Double> atRanks(String column, Slice slice, List<Long> ranks) {
    return columnShapes.atRanks(column, checked(slice), ranks);
  }

  @Override
  public double medianDistance(String column, Slice slice, double from) {
    return columnShapes.medianDistance(column, checked(slice), from);
  }

  @Override
  public Histogram between(String column, Slice slice, List<Double> edges) {
    return columnShapes.between(column, checked(slice), edges);
  }

  @Override
  public Histogram within(String column, Slice slice, Bins bins) {
    return columnShapes.within(column, checked(slice), bins);
  }

  @Override
  public Dependency dependency(List<String> left, List<String> right) {
    return shapes.dependency(left, right);
  }

  @Override
  public long inverted(Inversion pairs) {
    return pairShapes.inverted(pairs);
  }

  @Override
  public long repeated(List<String> names) {
    return shapes.repeated(names);
  }

  @Override
  public Truths truths(Expression condition, Slice slice) {
    return columnShapes.truths(condition, checked(slice));
  }

  @Override
  public long among(String column, Set<String> texts) {
    return columnShapes.among(column, texts);
  }

  @Override
  public @Nullable Combinations combinations(List<String> names, int most) {
    return shapes.combinations(names, most);
  }

  @Override
  public NumberErrors errors(String predicted, String actual, @Nullable String baseline) {
    return errorShapes.errors(predicted, actual, baseline);
  }

  @Override
  public @Nullable Mistakes mistakes(
      Expression prediction, Expression label, @Nullable String order, int most) {
    if (order == null && !numbered) {
      throw new Unmeasurable("Rows of this source have no order: name a column that says when.");
    }
    shapes.confusion(prediction, label, List.of()); // says so where one is neither 0 nor 1
    return orderShapes.mistakes(prediction, label, order, most);
  }

  @Override
  public @Nullable Answers answers(String query, String gain, String score, int most) {
    return orderShapes.answers(query, gain, score, most);
  }

  @Override
  public void each(List<String> names, Consumer<List<@Nullable String>> reader) {
    shapes.each(names, reader);
  }

  @Override
  public List<String> queries() {
    return queries.asked();
  }

  @Override
  public String reading() {
    return origin.reading();
  }

  @Override
  public Fingerprint fingerprint() {
    return origin.fingerprint(rows(), conditions.asked(), queries);
  }

  @Override
  public List<String> notes() {
    return origin.notes();
  }

  @Override
  public void cancel() {
    queries.cancel();
  }

  @Override
  public void close() {
    try (origin;
        connection) {
      // what was read stays in the answers
    } catch (SQLException e) {
      throw new Unmeasurable("The engine could not be closed: " + e.getMessage(), e);
    }
  }

  private Slice checked(Slice slice) {
    if (slice instanceof Slice.Range && !numbered) {
      throw new Unmeasurable(
          "Rows of this source have no place: say which ones are meant by a condition.");
    }
    return slice;
  }
}
