package org.candor.measure;

import java.util.List;

/**
 * Wrong predictions as time went by.
 *
 * @param moments in their order
 * @param left rows that are in none: without a place in time, a label or a prediction
 */
public record Mistakes(List<Moment> moments, long left) {

  public Mistakes {
    moments = List.copyOf(moments);
  }

  /**
   * Rows of one moment, among which there is no order.
   *
   * @param at as text
   */
  public record Moment(String at, long wrong, long n) {}
}
