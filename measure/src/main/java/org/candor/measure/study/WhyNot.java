package org.candor.measure.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.candor.measure.Confusion;
import org.candor.measure.Confusion.Cell;
import org.candor.measure.Metric;
import org.candor.measure.Verdict;
import org.candor.measure.reading.Numbers;

/**
 * What of the rows keeps numbers about groups from being measured or settled: an outcome that is
 * the same in every row, a column that is empty in every row. It names the column.
 */
record WhyNot(String prediction, String label, Confusion confusion) {

  private static final String SEPARATOR = " x ";

  /** What a reader should know of all rows, in sentences. */
  List<String> notes() {
    var notes = new ArrayList<String>();
    for (var each : alike()) {
      notes.add("E" + each.substring(1) + ": rates among the others cannot be measured.");
    }
    for (var column : confusion.by()) {
      if (isEmpty(column)) {
        notes.add(empty(column) + ": nobody is in a group.");
      }
    }
    if (confusion.unjudged() > 0) {
      notes.add(
          "%s without a label ('%s') or a prediction ('%s') %s in no group."
              .formatted(
                  Numbers.rows(confusion.unjudged()),
                  label,
                  prediction,
                  confusion.unjudged() == 1 ? "is" : "are"));
    }
    return notes;
  }

  /** The metric with the reason, where it lacks a number or a verdict for that reason. */
  Metric told(Metric metric) {
    boolean lacks = metric.value() == null || metric.verdict() == Verdict.INCONCLUSIVE;
    var told = metric;
    if (lacks) {
      for (var column : Objects.requireNonNullElse(metric.of(), "").split(SEPARATOR, -1)) {
        told = isEmpty(column) ? told.noting(empty(column)) : told;
      }
      for (var each : alike()) {
        told = told.noting(each);
      }
    }
    return told;
  }

  private List<String> alike() {
    var alike = new ArrayList<String>();
    long all = sum(Cell::n);
    alike(alike, "label", label, sum(it -> it.tp() + it.fn()), all);
    alike(alike, "prediction", prediction, sum(it -> it.tp() + it.fp()), all);
    return alike;
  }

  private static void alike(List<String> alike, String what, String from, long ones, long all) {
    if (ones == 0 || ones == all) {
      alike.add("every %s ('%s') is %d".formatted(what, from, ones == 0 ? 0 : 1));
    }
  }

  private long sum(java.util.function.ToLongFunction<Cell> count) {
    return confusion.cells().stream().mapToLong(count).sum();
  }

  private boolean isEmpty(String column) {
    int at = confusion.by().indexOf(column);
    return at >= 0 && confusion.cells().stream().allMatch(it -> it.group().get(at) == null);
  }

  private static String empty(String column) {
    return "'%s' is empty in every row".formatted(column);
  }
}
