package org.candor.web;

import java.util.ArrayList;
import java.util.List;

/** A trend without axes, at the foot of a tile. */
public record Sparkline(List<Double> values, Tone tone) {

  private static final double WIDTH = 100;
  private static final double HEIGHT = 24;

  public Sparkline {
    values = List.copyOf(values);
  }

  /** The line, in a box of 100 by 24. */
  public String line() {
    var low = values.stream().mapToDouble(v -> v).min().orElse(0);
    var span = values.stream().mapToDouble(v -> v).max().orElse(0) - low;
    var points = new ArrayList<String>();
    for (int i = 0; i < values.size(); i++) {
      var x = values.size() == 1 ? WIDTH : WIDTH * i / (values.size() - 1);
      var y = span == 0 ? HEIGHT / 2 : HEIGHT - 2 - (HEIGHT - 4) * (values.get(i) - low) / span;
      points.add(Svg.text(x) + "," + Svg.text(y));
    }
    return String.join(" ", points);
  }
}
