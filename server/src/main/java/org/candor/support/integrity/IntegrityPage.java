package org.candor.support.integrity;

import java.time.Instant;
import java.util.List;
import org.candor.kernel.Clause;
import org.candor.web.Shell;
import org.candor.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is kept is what was recorded, as a person reads it.
 *
 * @param lookedAt when this server looked last; null where that is told by the checks alone
 * @param refusal why the ledger has no checkpoint; empty where it has one
 * @param progress how far a check is; null where none is under way
 * @param since when the row of bad checks began; a day in words
 * @param shown of the contradictions, {@code problems} of which there are
 */
public record IntegrityPage(
    Shell shell,
    Tone tone,
    String state,
    String answer,
    @Nullable Instant lookedAt,
    String refusal,
    @Nullable Bar progress,
    boolean mayCheck,
    boolean wrong,
    String since,
    long problems,
    List<Row> shown,
    List<Past> past) {

  public IntegrityPage {
    shown = List.copyOf(shown);
    past = List.copyOf(past);
  }

  /** How far a check is. */
  public record Bar(String words, long done, long of) {}

  /**
   * One contradiction.
   *
   * @param href of the record; empty where there is no such page, or it is not open to the reader
   * @param what differs: a field in words, or a sentence
   * @param said what the fact says; empty where there is nothing to show
   */
  public record Row(String label, String href, String what, String said, String found) {}

  /** A check that was made. */
  public record Past(
      String label, Instant at, Tone tone, String words, long size, String root, String by) {}

  public List<Clause> clauses() {
    return List.of(Clause.clause("7.5"));
  }
}
