package org.candor.bench.peers;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The work of the bench in Spark; does it once for each line that comes in, and answers it. */
public final class SparkPeer {

  private static final String POINTS =
      "array(0D, 0.01D, 0.05D, 0.1D, 0.25D, 0.5D, 0.75D, 0.9D, 0.95D, 0.99D, 1D)";

  private SparkPeer() {}

  /** The work, and the Parquet files to do it on. */
  public static void main(String[] arguments) throws Exception {
    SparkSession spark =
        SparkSession.builder()
            .master("local[" + Runtime.getRuntime().availableProcessors() + "]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      System.out.println("answer " + answer(spark, arguments));
    }
    spark.stop();
  }

  private static String answer(SparkSession spark, String[] arguments) {
    Dataset<Row> rows = spark.read().parquet(arguments[1]);
    switch (arguments[0]) {
      case "fairness":
        return fairness(rows);
      case "profile":
        return profile(rows);
      case "drift":
        return drift(rows, spark.read().parquet(arguments[2]));
      default:
        throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** One query for the cells; the eight kinds of metrics come from them, for each view. */
  private static String fairness(Dataset<Row> rows) {
    Map<String, long[]> cells = new TreeMap<>();
    for (Row row :
        rows.groupBy("gender", "race", "y", "p").agg(count(lit(1))).collectAsList()) {
      int y = row.getInt(2);
      int p = row.getInt(3);
      cells.computeIfAbsent(row.getString(0) + "/" + row.getString(1), it -> new long[4])[
              2 * p + y] +=
          row.getLong(4);
    }
    List<Function<String, String>> views =
        Arrays.asList(it -> it.split("/")[0], it -> it.split("/")[1], it -> it);
    int metrics = 0;
    for (Function<String, String> view : views) {
      metrics += metrics(cells, view);
    }
    StringBuilder text = new StringBuilder();
    cells.forEach(
        (group, it) ->
            text.append(group + "=" + it[3] + "," + it[2] + "," + it[1] + "," + it[0] + ";"));
    return metrics > 0 ? text.toString() : "none";
  }

  /** Gaps and ratios over the groups of one view. */
  private static int metrics(Map<String, long[]> cells, Function<String, String> view) {
    Map<String, long[]> groups = new TreeMap<>();
    cells.forEach(
        (group, it) -> {
          long[] sum = groups.computeIfAbsent(view.apply(group), unused -> new long[4]);
          Arrays.setAll(sum, i -> sum[i] + it[i]);
        });
    List<Function<long[], Double>> rates =
        Arrays.asList(
            it -> (it[2] + it[3]) / (double) (it[0] + it[1] + it[2] + it[3]),
            it -> it[3] / (double) (it[1] + it[3]),
            it -> it[2] / (double) (it[0] + it[2]),
            it -> it[3] / (double) (it[2] + it[3]),
            it -> it[0] / (double) (it[0] + it[1]),
            it -> (it[1] + it[2]) / (double) (it[0] + it[1] + it[2] + it[3]));
    List<Double> found = new ArrayList<>();
    for (Function<long[], Double> rate : rates) {
      double most = groups.values().stream().mapToDouble(rate::apply).max().orElseThrow();
      double least = groups.values().stream().mapToDouble(rate::apply).min().orElseThrow();
      found.add(most - least);
      found.add(least / most);
    }
    found.add(Math.max(found.get(2), found.get(4))); // equalized odds
    found.add((found.get(2) + found.get(4)) / 2); // average odds
    return found.size();
  }

  /** Exact, as Candor's: counts and moments in one pass, then each column by itself. */
  private static String profile(Dataset<Row> rows) {
    List<Column> first = new ArrayList<>();
    for (String name : rows.columns()) {
      first.add(count(col(name)));
      first.add(functions.min(name));
      first.add(functions.max(name));
      if (isNumber(rows, name)) {
        first.add(functions.avg(name));
        first.add(functions.stddev_samp(name));
      }
    }
    rows.agg(count(lit(1)), first.toArray(new Column[0])).collectAsList();
    StringBuilder text = new StringBuilder();
    for (String name : rows.columns()) {
      Row row = rows.agg(functions.count_distinct(col(name))).first();
      text.append(name).append('=').append(row.getLong(0)).append(';');
      if (isNumber(rows, name)) {
        rows.selectExpr("percentile(" + name + ", " + POINTS + ")").collectAsList();
      }
    }
    return text.toString();
  }

  /** The population stability index over deciles of the first file, exact, and categories. */
  private static String drift(Dataset<Row> before, Dataset<Row> now) {
    int columns = 0;
    for (String name : before.columns()) {
      if (isNumber(before, name)) {
        List<Double> edges =
            before
                .selectExpr("percentile(" + name + ", array(.1,.2,.3,.4,.5,.6,.7,.8,.9)) as e")
                .first()
                .getList(0);
        Column bin = lit(0);
        for (Double edge : edges) {
          bin = bin.plus(functions.when(col(name).geq(edge), 1).otherwise(0));
        }
        psi(counts(before, bin), counts(now, bin));
      } else {
        psi(counts(before, col(name)), counts(now, col(name)));
      }
      columns++;
    }
    return columns + " columns";
  }

  private static Map<String, Long> counts(Dataset<Row> rows, Column by) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row : rows.groupBy(by.as("k")).agg(count(lit(1))).collectAsList()) {
      counts.put(String.valueOf(row.get(0)), row.getLong(1));
    }
    return counts;
  }

  private static double psi(Map<String, Long> before, Map<String, Long> now) {
    double all = before.values().stream().mapToLong(it -> it).sum();
    double others = now.values().stream().mapToLong(it -> it).sum();
    double sum = 0;
    for (Map.Entry<String, Long> each : before.entrySet()) {
      double p = each.getValue() / all;
      double q = Math.max(1, now.getOrDefault(each.getKey(), 0L)) / others;
      sum += (p - q) * Math.log(p / q);
    }
    return sum;
  }

  private static boolean isNumber(Dataset<Row> rows, String name) {
    return !rows.schema().apply(name).dataType().typeName().equals("string");
  }
}
