package org.candor.planning.applicability;

import static org.candor.web.Messages.text;

import java.util.List;
import org.candor.web.Change;

/** How what the statement says of one control differs between two moments. */
public record Difference(Control control, Sort sort, List<Change> changes) {

  public Difference {
    changes = List.copyOf(changes);
  }

  /** Whether it came, went, or says something else. */
  public enum Sort {
    ADDED,
    REMOVED,
    CHANGED
  }

  public String words() {
    return text("planning.soa.difference." + sort.name());
  }
}
