package org.candor.measure.fairness;

import java.util.function.ToLongFunction;
import org.candor.measure.Confusion.Cell;

/** A share of the rows of one group, 0..1. */
public enum Rate {
  /** Predicted 1: (TP + FP) / n. */
  SELECTION("selectionRate", c -> c.tp() + c.fp(), Cell::n),
  /** Truly 1: (TP + FN) / n. */
  BASE("baseRate", c -> c.tp() + c.fn(), Cell::n),
  /** TP / (TP + FN), sensitivity, recall. */
  TRUE_POSITIVE("truePositiveRate", Cell::tp, c -> c.tp() + c.fn()),
  /** FP / (FP + TN). */
  FALSE_POSITIVE("falsePositiveRate", Cell::fp, c -> c.fp() + c.tn()),
  /** FN / (TP + FN). */
  FALSE_NEGATIVE("falseNegativeRate", Cell::fn, c -> c.tp() + c.fn()),
  /** TN / (FP + TN), specificity. */
  TRUE_NEGATIVE("trueNegativeRate", Cell::tn, c -> c.fp() + c.tn()),
  /** TP / (TP + FP), precision. */
  POSITIVE_VALUE("positivePredictiveValue", Cell::tp, c -> c.tp() + c.fp()),
  /** TN / (TN + FN). */
  NEGATIVE_VALUE("negativePredictiveValue", Cell::tn, c -> c.tn() + c.fn()),
  /** FP / (TP + FP). */
  FALSE_DISCOVERY("falseDiscoveryRate", Cell::fp, c -> c.tp() + c.fp()),
  /** FN / (TN + FN). */
  FALSE_OMISSION("falseOmissionRate", Cell::fn, c -> c.tn() + c.fn()),
  /** (TP + TN) / n. */
  ACCURACY("accuracy", c -> c.tp() + c.tn(), Cell::n),
  /** (FP + FN) / n. */
  ERROR("errorRate", c -> c.fp() + c.fn(), Cell::n);

  private final String label;
  private final transient ToLongFunction<Cell> events;
  private final transient ToLongFunction<Cell> rows;

  Rate(String label, ToLongFunction<Cell> events, ToLongFunction<Cell> rows) {
    this.label = label;
    this.events = events;
    this.rows = rows;
  }

  /** In camelCase, as reports name it. */
  public String label() {
    return label;
  }

  /** The numerator. */
  public long events(Cell cell) {
    return events.applyAsLong(cell);
  }

  /** The denominator. */
  public long rows(Cell cell) {
    return rows.applyAsLong(cell);
  }
}
