package org.candor.measure;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where relevant answers stand in the order that a model gave them. Among answers with the same
 * score the less relevant count as first, so that nobody gains by not deciding.
 *
 * @param relevant by query, those with a gain above 0 by rank
 * @param queries all, also those without a relevant answer
 * @param rows all answers
 * @param left rows that are no answer: without query, score or gain
 */
public record Answers(
    SortedMap<String, List<Answer>> relevant, long queries, long rows, long left) {

  public Answers {
    relevant = Collections.unmodifiableSortedMap(new TreeMap<>(relevant));
  }

  /**
   * @param rank from 1
   * @param gain how relevant it is, above 0
   */
  public record Answer(long rank, double gain) {}
}
