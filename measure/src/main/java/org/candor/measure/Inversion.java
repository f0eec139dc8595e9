package org.candor.measure;

import java.util.List;

/**
 * Pairs of rows alike in some columns, one of which has more of one thing and less, or more, of
 * another: such as a higher salary in the same state and a lower tax rate.
 *
 * @param same columns in which both are alike
 * @param more column in which the one has more than the other
 * @param other column in which it has less, or more
 * @param less whether it has less of it
 */
public record Inversion(List<String> same, String more, String other, boolean less) {
  public Inversion {
    same = List.copyOf(same);
  }
}
