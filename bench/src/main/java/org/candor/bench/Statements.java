package org.candor.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Sees every statement that the application sends, and counts those of one thread when asked. */
final class Statements implements BeanPostProcessor {

  private final ThreadLocal<List<String>> seen = new ThreadLocal<>();
  private final ThreadLocal<Boolean> explaining = ThreadLocal.withInitial(() -> false);

  /** What the work sent from this thread, in order. */
  List<String> of(Runnable work) {
    var list = new ArrayList<String>();
    seen.set(list);
    try {
      work.run();
    } finally {
      seen.remove();
    }
    return list;
  }

  /**
   * Prints the plan of every statement that the work sends from this thread; what the plan's own
   * run writes is taken back.
   */
  void explained(Runnable work) {
    explaining.set(true);
    try {
      work.run();
    } finally {
      explaining.remove();
    }
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source ? new Watched(source) : bean;
  }

  private final class Watched extends DelegatingDataSource implements AutoCloseable {
    Watched(DataSource source) {
      super(source);
    }

    @Override
    public Connection getConnection() throws SQLException {
      var connection = super.getConnection();
      return seen.get() == null && !explaining.get()
          ? connection
          : proxy(Connection.class, (_, method, given) -> prepared(connection, method, given));
    }

    @Override
    public void close() throws Exception {
      if (getTargetDataSource() instanceof AutoCloseable it) {
        it.close();
      }
    }
  }

  private Object prepared(
      Connection connection, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
    var result = call(connection, method, arguments);
    if (!(result instanceof Statement statement)) {
      return result;
    }
    var sql = arguments == null ? "" : String.valueOf(arguments[0]);
    var set = new ArrayList<Object[]>();
    return proxy(
        method.getReturnType(),
        (_, inner, given) -> {
          if (inner.getName().startsWith("set") && given != null && given.length > 1) {
            set.add(inner.getName().equals("setNull") ? new Object[] {given[0], null} : given);
          } else if (inner.getName().equals("executeBatch") || inner.getName().equals("addBatch")) {
            set.clear();
          } else if (inner.getName().startsWith("execute") && explaining.get()) {
            explain(connection, sql, set);
          }
          var list = seen.get();
          if (list != null && inner.getName().startsWith("execute")) {
            list.add(given == null ? sql : String.valueOf(given[0]));
          }
          return call(statement, inner, given);
        });
  }

  private static void explain(Connection connection, String sql, List<Object[]> set)
      throws SQLException {
    var before = connection.getAutoCommit() ? null : connection.setSavepoint();
    try (var plan = connection.prepareStatement("explain (analyze, buffers) " + sql)) {
      for (var it : set) {
        plan.setObject((Integer) it[0], it[1]);
      }
      System.out.println("\n    " + sql.strip().replace("\n", "\n    "));
      try (var lines = plan.executeQuery()) {
        while (lines.next()) {
          System.out.println("    > " + lines.getString(1));
        }
      }
    }
    if (before != null) {
      connection.rollback(before);
    }
  }

  private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T proxy(Class<?> type, InvocationHandler handler) {
    return (T)
        Proxy.newProxyInstance(Statements.class.getClassLoader(), new Class<?>[] {type}, handler);
  }
}
