package org.candor.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Numbers along an axis: {@code from} stands at {@code start}, {@code to} at {@code end}. */
record Scale(double from, double to, double step, double start, double end) {

  /** From zero, or below it, to a round number that holds all values. */
  static Scale holding(Collection<Double> values, double start, double end) {
    var top = values.stream().mapToDouble(v -> v).max().orElse(1);
    var bottom = Math.min(0, values.stream().mapToDouble(v -> v).min().orElse(0));
    var step = TimeLinePlot.nice((Math.max(top, 0) - bottom) / 4);
    var low = Math.floor(bottom / step + 1e-9) * step;
    var high = Math.max(low + step, Math.ceil(top / step - 1e-9) * step);
    return new Scale(low, high, step, start, end);
  }

  /** Just this range, with round numbers in it. */
  static Scale of(double from, double to, double start, double end) {
    var wide = to > from ? to : from + 1;
    return new Scale(from, wide, TimeLinePlot.nice((wide - from) / 4), start, end);
  }

  /** The place of a number; of one beyond an end, that end. */
  double at(double value) {
    var within = Math.clamp(value, from, to);
    return start + (end - start) * (within - from) / (to - from);
  }

  List<Double> ticks() {
    var ticks = new ArrayList<Double>();
    for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step / 1e6; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }
}
