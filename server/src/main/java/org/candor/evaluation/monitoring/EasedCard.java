package org.candor.evaluation.monitoring;

import java.util.List;
import org.candor.web.Shell;

/**
 * That a monitor is asked less than when it failed, and who answers for it.
 *
 * @param words what it no longer asks; empty where it asks it all
 * @param action where it is accepted; empty where this person may not
 * @param against why this person cannot, though their role could
 * @param why as it was typed
 * @param refusals why it was not accepted; empty when nothing was refused
 */
public record EasedCard(
    Shell shell,
    String label,
    String name,
    String href,
    int version,
    String words,
    String action,
    List<String> against,
    String why,
    List<String> refusals) {

  public EasedCard {
    against = List.copyOf(against);
    refusals = List.copyOf(refusals);
  }
}
