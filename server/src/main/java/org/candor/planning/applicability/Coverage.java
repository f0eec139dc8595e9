package org.candor.planning.applicability;

import java.time.LocalDate;
import java.util.List;
import org.candor.support.evidence.Coverable;
import org.jspecify.annotations.Nullable;

/**
 * The evidence that covers one control.
 *
 * @param all pieces in use that name the control
 * @param holding those of them that count on the day looked at
 * @param labels of some that count: {@code EV-7}
 * @param lastDay of the last that ended; null when none has
 */
public record Coverage(
    String control, long all, long holding, List<String> labels, @Nullable LocalDate lastDay) {

  public Coverage {
    labels = List.copyOf(labels);
  }

  static Coverage none(String control) {
    return new Coverage(control, 0, 0, List.of(), null);
  }

  /** Where its pieces stand. */
  public String href() {
    return Coverable.href(control);
  }
}
