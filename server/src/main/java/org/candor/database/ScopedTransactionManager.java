package org.candor.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;

/** Begins every transaction by telling PostgreSQL the {@link Scope} it runs in. */
class ScopedTransactionManager extends JdbcTransactionManager implements Raising {

  private static final String SET =
      "select set_config('candor.org', ?, true), set_config('candor.installation', ?, true)";

  ScopedTransactionManager(DataSource source) {
    super(source);
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    var source = obtainDataSource();
    var connection = DataSourceUtils.getConnection(source);
    try {
      apply(connection, Scope.current());
    } catch (SQLException e) {
      doCleanupAfterCompletion(transaction);
      throw new CannotCreateTransactionException("Could not set the scope of the transaction", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
  }

  @Override
  public <T extends @Nullable Object> T raised(Scope wider, Supplier<T> work) {
    var before = Scope.current();
    apply(wider);
    var done = wider.get(work);
    apply(before);
    return done;
  }

  private void apply(Scope scope) {
    var source = obtainDataSource();
    var connection = DataSourceUtils.getConnection(source);
    try {
      apply(connection, scope);
    } catch (SQLException e) {
      throw new TransactionSystemException("Could not set the scope of the transaction", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
  }

  private static void apply(Connection connection, Scope scope) throws SQLException {
    try (var set = connection.prepareStatement(SET)) {
      set.setString(1, scope.org() == null ? "" : scope.org().toString());
      set.setString(2, scope.installation() ? "on" : "");
      set.execute();
    }
  }
}
