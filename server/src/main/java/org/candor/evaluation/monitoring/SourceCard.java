package org.candor.evaluation.monitoring;

import static org.candor.web.Messages.text;

import java.util.List;
import org.candor.web.Shell;
import org.candor.web.Times;

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

  private static final double KILO = 1000;

  public SourceCard {
    refusals = List.copyOf(refusals);
  }

  public boolean upload() {
    return source.kind() == DataSource.Kind.UPLOAD;
  }

  /** Which file it holds now, since when, and how large; empty where none was uploaded. */
  public String now() {
    var file = source.fileName();
    var day = source.uploadedOn();
    return file == null || day == null
        ? ""
        : text("evaluation.source.now", file, Times.day(day), size());
  }

  private String size() {
    long bytes = source.bytes() == null ? 0 : source.bytes();
    return bytes < KILO
        ? text("evaluation.source.bytes", bytes)
        : bytes < KILO * KILO
            ? text("evaluation.source.kilobytes", Math.round(bytes / KILO))
            : text("evaluation.source.megabytes", Math.round(bytes / KILO / KILO * 10) / 10.0);
  }

  public boolean database() {
    return source.kind() == DataSource.Kind.DATABASE;
  }
}
