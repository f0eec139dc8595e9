package org.candor.web;

import java.util.List;

/**
 * A chart of measured numbers. Its marks lead to the rows of its table twin, where the numbers
 * stand that they were drawn from.
 */
public sealed interface Drawn extends Chart permits Whiskers, Shares, Pairs, Curves, Ranges {

  /** Names the rows of its table on the page: letters, digits and dashes. */
  String id();

  /** How to read it: what bars, whiskers and lines are. */
  String reading();

  List<Key> legend();

  /** For a box of this width, in pixels; all of it can be read from 280 on. */
  Drawing drawing(int width);

  /** An ink and what it stands for. */
  record Key(String word, Ink ink) {}

  /** The place of a row of the table on the page, the first below the head being 1. */
  default String row(int number) {
    return "#" + id() + "-" + number;
  }
}
