package org.candor.bench.peers;

import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.profiles.ColumnProfilerRunner;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** The work of the bench in Deequ; does it once for each line that comes in, and answers it. */
public final class DeequPeer {

  private DeequPeer() {}

  /** The work, and the Parquet file to do it on. */
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
      Dataset<Row> rows = spark.read().parquet(arguments[1]);
      System.out.println(
          "answer " + (arguments[0].equals("fairness") ? fairness(rows) : profile(rows)));
    }
    spark.stop();
  }

  /** Deequ has no groups: a size with a condition for each cell, all in one pass. */
  private static String fairness(Dataset<Row> rows) {
    Map<String, Size> sizes = new TreeMap<>();
    for (String gender : new String[] {"man", "woman"}) {
      for (int race = 0; race < 6; race++) {
        for (int cell = 3; cell >= 0; cell--) {
          String where =
              "gender = '%s' and race = 'race %d' and p = %d and y = %d"
                  .formatted(gender, race, cell / 2, cell % 2);
          sizes.put(gender + "/race " + race + " " + (3 - cell), new Size(Option.apply(where)));
        }
      }
    }
    com.amazon.deequ.analyzers.runners.AnalysisRunBuilder run = AnalysisRunner.onData(rows);
    for (Size each : sizes.values()) {
      run = run.addAnalyzer((Analyzer) each);
    }
    AnalyzerContext found = run.run();
    StringBuilder text = new StringBuilder();
    sizes.forEach(
        (name, size) -> {
          DoubleMetric metric = (DoubleMetric) found.metric((Analyzer) size).get();
          long n = ((Double) metric.value().get()).longValue();
          boolean first = name.endsWith(" 0");
          text.append(first ? name.substring(0, name.length() - 2) + "=" : "").append(n);
          text.append(name.endsWith(" 3") ? ";" : ",");
        });
    return text.toString();
  }

  /** Its own profile of columns: distinct values and percentiles are estimates. */
  private static String profile(Dataset<Row> rows) {
    return new ColumnProfilerRunner().onData(rows).run().profiles().size() + " columns";
  }
}
