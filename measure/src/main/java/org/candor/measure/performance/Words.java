package org.candor.measure.performance;

import java.util.Locale;

/** Numbers in sentences. */
final class Words {

  private Words() {}

  static String p(double p) {
    return p < 0.001 ? "below 0.001" : String.format(Locale.ROOT, "%.3f", p);
  }
}
