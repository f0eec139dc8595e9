package org.candor.web;

import java.util.ArrayList;
import java.util.List;

/** Numbers as SVG writes them. */
final class Svg {

  private Svg() {}

  static double round(double value) {
    return Math.round(value * 100) / 100.0;
  }

  static String text(double value) {
    var rounded = round(value);
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  static List<List<Chart.Cell>> table(List<Chart.Part> parts) {
    var rows = new ArrayList<List<Chart.Cell>>();
    rows.add(
        List.of(
            Chart.Cell.of(Messages.text("web.chart.part")),
            Chart.Cell.of(Messages.text("web.chart.count"))));
    for (var part : parts) {
      rows.add(List.of(Chart.Cell.of(part.label()), new Chart.Cell(part.number(), part.href())));
    }
    return rows;
  }
}
