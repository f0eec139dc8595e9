package org.candor.readiness;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people bring to a line: evidence that bears on it, and what they attest.
 *
 * @param evidence labels of the first evidence in force, {@code EV-12}
 * @param inForce how much evidence there is in force
 * @param expired how much has expired
 * @param incomplete how much is named and has no file yet
 * @param named labels of the evidence that the attestation names, where it is told of
 * @param said the attestation that counts, or counted; null when nobody attested
 */
public record Human(
    State state,
    List<String> evidence,
    int inForce,
    int expired,
    int incomplete,
    List<String> named,
    @Nullable Said said) {

  static final Human SILENT = new Human(State.NOTHING, List.of(), 0, 0, 0, List.of(), null);

  public Human {
    evidence = List.copyOf(evidence);
    named = List.copyOf(named);
  }

  /** How far it goes, and what that is worth where no rule decides. */
  public enum State {
    NOTHING(Verdict.UNKNOWN),
    /** There is evidence in name, with nothing behind it. */
    INCOMPLETE(Verdict.UNKNOWN),
    EVIDENCE_ONLY(Verdict.PARTLY),
    ATTESTED(Verdict.MET),
    ATTESTED_PARTLY(Verdict.PARTLY),
    OBSERVED(Verdict.PARTLY),
    SELF_DECLARED(Verdict.PARTLY),
    /** Attested on nothing but what the same person stated. */
    OWN_WORD(Verdict.PARTLY),
    EXPIRED(Verdict.STALE),
    /** What it was attested on says something else since. */
    CHANGED(Verdict.STALE),
    /** What it was attested on was not on record then. */
    BASELESS(Verdict.UNKNOWN),
    DENIED(Verdict.NOT_MET),
    /** Somebody said that it is not met; that was withdrawn or expired, and nobody answered it. */
    DENIAL_STANDS(Verdict.NOT_MET),
    /** Somebody said that it is not met; that is over, and so is what answered it. */
    DENIAL_LAPSED(Verdict.STALE);

    private final Verdict verdict;

    State(Verdict verdict) {
      this.verdict = verdict;
    }

    public Verdict verdict() {
      return verdict;
    }

    /** Whether it lowers what rules found: a denial does, and nothing lifts. */
    boolean lowers() {
      return this == DENIED || this == DENIAL_STANDS || this == DENIAL_LAPSED;
    }
  }

  /** An attestation as it counts. */
  public record Said(
      String label,
      int number,
      Attestation.Answer answer,
      Attestation.Basis basis,
      LocalDate attestedOn,
      LocalDate validUntil) {}
}
