package org.candor.measure.engine;

import java.sql.Types;
import java.util.List;
import java.util.stream.Collectors;

/** How PostgreSQL writes it. */
final class PostgresDialect extends ServerDialect {

  private static final String ODD =
      "(cast('NaN' as double precision), cast('Infinity' as double precision),"
          + " cast('-Infinity' as double precision))";

  /** The driver calls every other type of one's own OTHER. */
  @Override
  public boolean holdsText(int jdbcType) {
    return jdbcType == Types.VARCHAR;
  }

  @Override
  public String finite(String real) {
    return real + " not in " + ODD;
  }

  @Override
  public String wide(String whole) {
    return "cast(" + whole + " as numeric)";
  }

  @Override
  public String byCodePoint(String text) {
    return text + " collate \"C\"";
  }

  /** See {@link DuckDbDialect#atRanks}: both define the discrete quantile alike. */
  @Override
  public Sql atRanks(String real, Sql from, List<Long> ranks, long n) {
    var points =
        ranks.stream().map(it -> Double.toString((it + 0.5) / n)).collect(Collectors.joining(", "));
    return Sql.format(
        "select unnest(percentile_disc(cast(array[%s] as double precision[]))"
            + " within group (order by %s))%s",
        points, real, from);
  }
}
