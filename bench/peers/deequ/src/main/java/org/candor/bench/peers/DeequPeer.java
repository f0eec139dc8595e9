package org.candor.bench.peers;

import com.amazon.deequ.analyzers.Analysis;
import com.amazon.deequ.analyzers.Analyzer;
import com.amazon.deequ.analyzers.Distance;
import com.amazon.deequ.analyzers.Histogram;
import com.amazon.deequ.analyzers.InMemoryStateProvider;
import com.amazon.deequ.analyzers.KLLSketch;
import com.amazon.deequ.analyzers.KLLState;
import com.amazon.deequ.analyzers.QuantileNonSample;
import com.amazon.deequ.analyzers.Size;
import com.amazon.deequ.analyzers.runners.AnalysisRunner;
import com.amazon.deequ.analyzers.runners.AnalyzerContext;
import com.amazon.deequ.metrics.DoubleMetric;
import com.amazon.deequ.metrics.HistogramMetric;
import com.amazon.deequ.metrics.Metric;
import com.amazon.deequ.profiles.ColumnProfilerRunner;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import scala.Option;
import scala.collection.JavaConverters;

/** The work of the bench in Deequ; does it once for each line that comes in, and answers it. */
public final class DeequPeer {

  private DeequPeer() {}

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

  /**
   * Its own distances: of sketches for numbers, all in one pass of each file, and of counts for
   * categories. Deequ judges neither.
   */
  private static String drift(Dataset<Row> before, Dataset<Row> now) {
    Map<String, KLLSketch> numbers = new TreeMap<>();
    Map<String, Histogram> kinds = new TreeMap<>();
    for (String name : before.columns()) {
      if (before.schema().apply(name).dataType().typeName().equals("string")) {
        kinds.put(name, histogram(name));
      } else {
        numbers.put(name, new KLLSketch(name, Option.empty()));
      }
    }
    List<Analyzer<?, Metric<?>>> all = new ArrayList<>();
    numbers.values().forEach(it -> all.add((Analyzer) it));
    kinds.values().forEach(it -> all.add((Analyzer) it));
    InMemoryStateProvider first = new InMemoryStateProvider();
    InMemoryStateProvider second = new InMemoryStateProvider();
    AnalyzerContext a = counted(before, all, first);
    AnalyzerContext b = counted(now, all, second);
    double largest = 0;
    for (KLLSketch each : numbers.values()) {
      QuantileNonSample<Object> sketch = ((KLLState) first.load(each).get()).qSketch();
      QuantileNonSample<Object> other = ((KLLState) second.load(each).get()).qSketch();
      largest =
          Math.max(largest, Distance.numericalDistance(sketch, other, false, Option.empty()));
    }
    for (Histogram each : kinds.values()) {
      largest =
          Math.max(
              largest,
              Distance.categoricalDistance(
                  counts(a, each),
                  counts(b, each),
                  false,
                  Distance.categoricalDistance$default$4()));
    }
    return (numbers.size() + kinds.size()) + " columns, " + largest;
  }

  private static AnalyzerContext counted(
      Dataset<Row> rows, List<Analyzer<?, Metric<?>>> all, InMemoryStateProvider states) {
    return AnalysisRunner.run(
        rows,
        new Analysis(JavaConverters.asScalaBuffer(all).toSeq()),
        Option.empty(),
        Option.apply(states),
        StorageLevel.MEMORY_AND_DISK());
  }

  private static Histogram histogram(String name) {
    return Histogram.apply(
        name,
        Histogram.apply$default$2(),
        Histogram.apply$default$3(),
        Histogram.apply$default$4(),
        Histogram.apply$default$5(),
        Histogram.apply$default$6());
  }

  private static scala.collection.mutable.Map<String, Object> counts(
      AnalyzerContext context, Histogram histogram) {
    HistogramMetric metric = (HistogramMetric) context.metric((Analyzer) histogram).get();
    scala.collection.mutable.Map<String, Object> counts = new scala.collection.mutable.HashMap<>();
    JavaConverters.mapAsJavaMap(metric.value().get().values())
        .forEach((value, it) -> counts.put(value, it.absolute()));
    return counts;
  }
}
