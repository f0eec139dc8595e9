package org.candor.database;

import java.util.stream.Stream;
import org.springframework.jdbc.support.SqlArrayValue;

/** Arrays as parameters of statements, for {@code unnest} and {@code = any}. */
public final class SqlArrays {

  private SqlArrays() {}

  /**
   * @param type of the elements as PostgreSQL calls it, such as {@code uuid}
   */
  public static SqlArrayValue array(String type, Stream<?> values) {
    return new SqlArrayValue(type, values.toArray());
  }

  /** An array of {@code bytea}. */
  public static SqlArrayValue bytes(Stream<byte[]> values) {
    return new SqlArrayValue("bytea", (Object[]) values.toArray(byte[][]::new));
  }
}
