package org.candor.evaluation.monitoring;

import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;

import java.util.List;
import java.util.Objects;
import org.candor.records.Entry;
import org.candor.web.Shell;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to answer for before a failure speaks no longer, and who did.
 *
 * @param step {@code acceptance} or {@code release}: what its words and its route are called by
 * @param open whether nobody has answered for it yet
 * @param words what is to be answered for, or what was; empty where the step says enough
 * @param action where it is answered for; empty where this person may not
 * @param against why this person cannot, though their role could
 * @param why as it was typed
 * @param refusals why it was not taken; empty when nothing was refused
 */
public record AnswerCard(
    Shell shell,
    String step,
    String label,
    String name,
    String href,
    int version,
    boolean open,
    String words,
    String action,
    List<String> against,
    String why,
    List<String> refusals) {

  public AnswerCard {
    against = List.copyOf(against);
    refusals = List.copyOf(refusals);
  }

  /**
   * @param may whether this person's role could
   */
  static AnswerCard of(
      String step,
      Entry<Monitor> entry,
      Shell shell,
      boolean open,
      @Nullable String words,
      boolean may,
      List<String> against) {
    var href = MONITORS.href(entry);
    return new AnswerCard(
        shell,
        step,
        entry.label(),
        entry.content().name(),
        href,
        entry.version(),
        open,
        Objects.requireNonNullElse(words, ""),
        may && against.isEmpty() ? href + "/" + step : "",
        against,
        "",
        List.of());
  }

  /** The same, for somebody who was refused. */
  AnswerCard refused(String typed, List<String> reasons) {
    return new AnswerCard(
        shell, step, label, name, href, version, open, words, action, against, typed, reasons);
  }
}
