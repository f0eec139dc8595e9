package org.candor.evaluation.monitoring;

import java.time.LocalDate;
import java.util.List;
import org.candor.kernel.PersonId;
import org.candor.kernel.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A monitor broke a limit, or measured nothing while a failure of it stands. Heard within the
 * transaction that records it.
 *
 * @param label of the monitor, such as {@code MON-1}
 * @param controls lines that the monitor serves
 * @param first what the failure that stands began with; null where it begins now
 * @param now what shows it now
 */
public record MonitorFailed(
    Ref monitor,
    String label,
    String name,
    @Nullable PersonId owner,
    List<String> controls,
    @Nullable Shown first,
    Shown now) {
  public MonitorFailed {
    controls = List.copyOf(controls);
  }

  /**
   * What a measurement showed.
   *
   * @param measurement such as {@code MSR-7}
   * @param numbers a sentence for each limit that is broken, or why nothing was measured
   */
  public record Shown(String measurement, LocalDate on, List<String> numbers) {
    public Shown {
      numbers = List.copyOf(numbers);
    }
  }
}
