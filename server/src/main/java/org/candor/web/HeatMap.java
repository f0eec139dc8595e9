package org.candor.web;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts by two scales, such as likelihood and severity.
 *
 * @param across the words of the columns, from left to right
 * @param down the words of the rows, from top to bottom
 * @param cells as many rows and columns as there are words
 */
public record HeatMap(
    String title,
    String acrossTitle,
    String downTitle,
    List<String> across,
    List<String> down,
    List<List<Part>> cells)
    implements Chart {

  public HeatMap {
    across = List.copyOf(across);
    down = List.copyOf(down);
    cells = cells.stream().map(List::copyOf).toList();
    var columns = across.size();
    if (cells.size() != down.size() || cells.stream().anyMatch(r -> r.size() != columns)) {
      throw new IllegalArgumentException("A heat map has a cell for each pair of words");
    }
  }

  @Override
  public List<List<Cell>> table() {
    var rows = new ArrayList<List<Cell>>();
    var head = new ArrayList<Cell>();
    head.add(Cell.of(downTitle));
    across.forEach(word -> head.add(Cell.of(word)));
    rows.add(head);
    for (int row = 0; row < down.size(); row++) {
      var line = new ArrayList<Cell>();
      line.add(Cell.of(down.get(row)));
      cells.get(row).forEach(c -> line.add(new Cell(c.number(), c.href())));
      rows.add(line);
    }
    return rows;
  }
}
