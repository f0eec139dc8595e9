package org.candor.planning.applicability;

import java.time.LocalDate;
import org.candor.kernel.PersonId;
import org.candor.records.Kind;
import org.candor.register.Unfit;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * A version of the Statement of Applicability: what stood at one position of the ledger, and what
 * was decided about it. Clauses 6.1.3 and 7.5.
 *
 * @param position facts that had been recorded: the entries as of there are the version's text
 * @param sha256 of that text in canonical JSON (RFC 8785)
 * @param controls how many it speaks of
 * @param note what is new, in the words of who submitted it
 * @param submittedBy null when Candor itself did
 * @param decidedBy who approved it or gave it back; null while it waits
 */
public record Statement(
    State state,
    long position,
    String sha256,
    int controls,
    String note,
    @Nullable PersonId submittedBy,
    LocalDate submittedOn,
    @Nullable PersonId decidedBy,
    @Nullable LocalDate decidedOn,
    @Nullable String decisionNote) {

  public static final Kind<Statement> KIND =
      new Kind<>("planning/statements", Statement.class, "SOA");

  /** Where a version stands. */
  public enum State {
    SUBMITTED,
    APPROVED,
    /** It was approved, and another one has been since. */
    SUPERSEDED,
    RETURNED,
    WITHDRAWN
  }

  public Statement {
    if (note.isBlank()) {
      throw new Unfit("note", Phrase.of("planning.soa.refused.note"));
    }
    if (state == State.RETURNED && (decisionNote == null || decisionNote.isBlank())) {
      throw new Unfit("decisionNote", Phrase.of("planning.soa.refused.decision"));
    }
  }

  Statement decided(State next, @Nullable PersonId by, LocalDate on, @Nullable String why) {
    return new Statement(
        next, position, sha256, controls, note, submittedBy, submittedOn, by, on, why);
  }

  Statement superseded() {
    return new Statement(
        State.SUPERSEDED,
        position,
        sha256,
        controls,
        note,
        submittedBy,
        submittedOn,
        decidedBy,
        decidedOn,
        decisionNote);
  }

  /** Whether it holds, or held once. */
  public boolean approved() {
    return state == State.APPROVED || state == State.SUPERSEDED;
  }
}
