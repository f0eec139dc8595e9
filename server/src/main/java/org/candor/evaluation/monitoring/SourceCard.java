package org.candor.evaluation.monitoring;

import java.util.List;
import org.candor.web.Shell;

/**
 * What can be done with a data source, beside its record.
 *
 * @param sealed whether a password is kept
 * @param problem why the rows cannot be reached as it stands; empty where they can
 */
public record SourceCard(
    Shell shell,
    String label,
    String name,
    String href,
    DataSource source,
    boolean sealed,
    String problem,
    boolean mayAct,
    List<String> refusals) {

  public SourceCard {
    refusals = List.copyOf(refusals);
  }

  public boolean upload() {
    return source.kind() == DataSource.Kind.UPLOAD;
  }

  public boolean database() {
    return source.kind() == DataSource.Kind.DATABASE;
  }
}
