package org.candor.readiness;

import java.time.LocalDate;
import java.util.List;
import org.candor.kernel.PersonId;
import org.candor.register.ByVerb;
import org.candor.register.Prose;
import org.candor.register.Today;
import org.candor.register.Unfit;
import org.candor.support.evidence.Coverable;
import org.candor.web.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * What a person answers for a requirement that no rule decides, or beside a rule: signed by the
 * ledger with who and when. Clauses 7.5, 9.1.
 *
 * <p>What was said was said: a new word is a new attestation. Its end alone can be brought forward.
 *
 * @param requirement a line of a framework, as in evidence: {@code 5.1-2}, {@code A.2.4}
 * @param basis what it rests on; a self-declared answer never counts as much as an attested one
 * @param attestedBy whoever records it
 * @param attestedOn the day it was given, today where nothing is said; one before the day it is
 *     recorded needs a reason
 * @param validUntil the last day it counts: every attestation expires
 */
public record Attestation(
    @ByVerb String requirement,
    @ByVerb Answer answer,
    @ByVerb Basis basis,
    @Nullable @Prose @ByVerb String reason,
    @ByVerb List<String> evidence,
    @Nullable @ByVerb PersonId attestedBy,
    @ByVerb @Today LocalDate attestedOn,
    LocalDate validUntil) {

  static final int LONGEST_YEARS = 3;

  public Attestation {
    requirement = Coverable.spelled(requirement);
    evidence = List.copyOf(evidence);
    if (validUntil.isBefore(attestedOn)) {
      throw new Unfit("validUntil", Phrase.of("readiness.refused.until"));
    }
    if (validUntil.isAfter(attestedOn.plusYears(LONGEST_YEARS))) {
      throw new Unfit("validUntil", Phrase.of("readiness.refused.years"));
    }
    if (basis == Basis.EVIDENCE && evidence.isEmpty()) {
      throw new Unfit("evidence", Phrase.of("readiness.refused.evidence"));
    }
  }

  /** What the person answers. */
  public enum Answer {
    MET,
    PARTLY,
    NOT_MET
  }

  /** What an answer rests on. */
  public enum Basis {
    /** Evidence that is named and still counts. */
    EVIDENCE,
    /** What the person saw or was told. */
    OBSERVATION,
    /** The organization's own word, as in a baseline questionnaire: the weakest. */
    SELF_DECLARED
  }

  Attestation by(PersonId signer) {
    return new Attestation(
        requirement, answer, basis, reason, evidence, signer, attestedOn, validUntil);
  }

  /** Whether it counts on a day. */
  public boolean holdsOn(LocalDate day) {
    return !attestedOn.isAfter(day) && !validUntil.isBefore(day);
  }
}
