package org.candor.evaluation.monitoring;

import java.util.List;
import org.candor.kernel.PersonId;
import org.candor.kernel.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A monitor broke a limit. Heard within the transaction that records it.
 *
 * @param label of the monitor, such as {@code MON-1}
 * @param measurement what showed it, such as {@code MSR-7}
 * @param controls lines that the monitor serves
 * @param numbers a sentence for each limit that is broken
 */
public record MonitorFailed(
    Ref monitor,
    String label,
    String name,
    @Nullable PersonId owner,
    String measurement,
    List<String> controls,
    List<String> numbers) {
  public MonitorFailed {
    controls = List.copyOf(controls);
    numbers = List.copyOf(numbers);
  }
}
