package org.candor.evaluation.results;

import org.candor.ledger.Json;
import org.candor.ledger.Json.JsonObject;
import org.candor.measure.study.Measurement;

/** What was asked, apart from what its numbers had to keep to. */
final class Asked {

  private static final String PARAMETERS = "parameters";
  private static final String LIMITS = "limits";

  private Asked() {}

  /** Whether the numbers of both are of one question, whatever the limits were. */
  static boolean alike(Measurement one, Measurement other) {
    return unlimited(one).equals(unlimited(other));
  }

  private static String unlimited(Measurement it) {
    var identity = it.study().identity();
    return identity.get(PARAMETERS) instanceof JsonObject parameters
        ? identity.with(PARAMETERS, parameters.with(LIMITS, Json.NULL)).canonical()
        : identity.canonical();
  }
}
