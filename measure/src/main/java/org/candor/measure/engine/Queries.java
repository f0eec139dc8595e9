package org.candor.measure.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.candor.measure.Budget;
import org.candor.measure.Column;
import org.candor.measure.Columns;
import org.candor.measure.Stop;
import org.candor.measure.Unmeasurable;
import org.jspecify.annotations.Nullable;

/** Asks one query after the other and remembers what was asked. */
final class Queries {

  /** Rows that a server sends together. */
  private static final int AT_ONCE = 10_000;

  /** Reads the row at which the results stand. */
  interface Row<T> {
    T read(ResultSet results) throws SQLException;
  }

  private final Connection connection;
  private final Dialect dialect;
  private final Duration time;
  private final List<String> asked = new ArrayList<>();
  private volatile @Nullable PreparedStatement running;
  private volatile boolean cancelled;

  Queries(Connection connection, Dialect dialect, Budget budget) {
    this.connection = connection;
    this.dialect = dialect;
    this.time = budget.time();
    Stop.heed(this::cancel);
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  /** Does something with each row. */
  interface Reader {
    void read(ResultSet results) throws SQLException;
  }

  <T> List<T> rows(Sql sql, Row<T> row) {
    var rows = new ArrayList<T>();
    each(sql, it -> rows.add(row.read(it)));
    return rows;
  }

  void each(Sql sql, Reader reader) {
    asked.add(sql.words());
    Stop.tell();
    try (var statement = connection.prepareStatement(sql.text())) {
      prepare(statement, sql.bound());
      statement.setFetchSize(AT_ONCE);
      running = statement;
      stopIfCancelled();
      try (var results = statement.executeQuery()) {
        while (results.next()) {
          reader.read(results);
        }
      }
    } catch (SQLException e) {
      stopIfCancelled();
      throw dialect.explain(e);
    } finally {
      running = null;
    }
  }

  <T> T one(Sql sql, Row<T> row) {
    return rows(sql, row).getFirst();
  }

  /** Statements that answer nothing. */
  void run(Sql sql) {
    asked.add(sql.words());
    Stop.tell();
    try (var statement = connection.prepareStatement(sql.text())) {
      prepare(statement, sql.bound());
      running = statement;
      stopIfCancelled();
      statement.execute();
    } catch (SQLException e) {
      stopIfCancelled();
      throw dialect.explain(e);
    } finally {
      running = null;
    }
  }

  private void prepare(PreparedStatement statement, List<Object> bound) throws SQLException {
    statement.setQueryTimeout((int) Math.clamp(time.toSeconds(), 1, Integer.MAX_VALUE));
    for (int i = 0; i < bound.size(); i++) {
      switch (bound.get(i)) {
        case Double it -> statement.setDouble(i + 1, it);
        case Long it -> statement.setLong(i + 1, it);
        case Boolean it -> statement.setBoolean(i + 1, it);
        case Object it -> statement.setString(i + 1, it.toString());
      }
    }
  }

  /** The columns of what stands in a from clause. */
  Columns columns(String from) {
    try (var statement = connection.prepareStatement("select * from " + from + " where 1 = 0");
        var results = statement.executeQuery()) {
      var about = results.getMetaData();
      var columns = new ArrayList<Column>();
      for (int i = 1; i <= about.getColumnCount(); i++) {
        var name = about.getColumnName(i);
        Dialect.requireText(name, "The name of column %,d".formatted(i));
        var column = Column.of(name, about.getColumnTypeName(i));
        boolean text = dialect.holdsText(about.getColumnType(i));
        columns.add(
            text && column.kind() == Column.Kind.OTHER
                ? new Column(name, Column.Kind.TEXT, column.type())
                : column);
      }
      return new Columns(columns);
    } catch (SQLException e) {
      throw dialect.explain(e);
    }
  }

  void cancel() {
    cancelled = true;
    var statement = running;
    if (statement != null) {
      try {
        statement.cancel();
      } catch (SQLException e) {
        throw dialect.explain(e);
      }
    }
  }

  private void stopIfCancelled() {
    if (cancelled) {
      throw new Unmeasurable("The measurement was stopped before it was done.");
    }
  }
}
