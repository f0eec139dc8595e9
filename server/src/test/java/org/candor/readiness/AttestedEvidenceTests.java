package org.candor.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.readiness.Attestation.Answer.MET;
import static org.candor.readiness.Attestation.Basis.EVIDENCE;
import static org.candor.readiness.Attestation.Basis.OBSERVATION;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.candor.kernel.PersonId;
import org.candor.records.Entry;
import org.candor.support.evidence.Evidence;
import org.candor.support.evidence.EvidenceRegisters;
import org.junit.jupiter.api.Test;

/** An attestation speaks of evidence as it was, for the line that it bears on. */
class AttestedEvidenceTests {

  /** A line that no rule bears on. */
  private static final String NO_RULE = "5.1-4";

  private static Verdict of(ACompany company, String line) {
    return company.on(line).verdict();
  }

  @Test
  void whatWasAttestedOnIsWhatItWasThen() {
    var met =
        ACompany.empty()
            .evidence(NO_RULE, "2026-01-01", "2026-12-31")
            .evidence(NO_RULE, "2026-01-01", "2026-12-31")
            .attested(NO_RULE, MET, EVIDENCE, "2026-02-01", "2027-01-01", "EV-1");
    assertThat(of(met, NO_RULE)).isEqualTo(Verdict.MET);
    var other = met.revising(met.evidence(1), named(met.evidence(1).content(), "Another thing"));
    var refiled = met.withAFile(met.evidence(1).id());
    for (var changed : List.of(other, refiled)) {
      var line = changed.on(NO_RULE);
      assertThat(line.verdict()).as("others in force do not stand for it").isEqualTo(Verdict.STALE);
      assertThat(line.why()).isEqualTo("EV-1 changed since it was attested on.");
      assertThat(line.next().words()).isEqualTo("Attest again");
      var last = met.entries().getLast();
      assertThat(of(changed.replacing(last, ACompany.retired(last)), NO_RULE))
          .as("withdrawing it makes nothing better")
          .isEqualTo(Verdict.STALE);
      assertThat(
              of(
                  changed.attested(NO_RULE, MET, EVIDENCE, "2026-03-01", "2027-01-01", "EV-1"),
                  NO_RULE))
          .as("attested again")
          .isEqualTo(Verdict.MET);
      assertThat(
              of(
                  changed.attested(NO_RULE, MET, EVIDENCE, "2026-03-01", "2026-06-01", "EV-1"),
                  NO_RULE))
          .as("attested again, and that is over: nobody has attested what is in force")
          .isEqualTo(Verdict.PARTLY);
    }
    assertThat(of(met.revising(met.evidence(2), met.evidence(2).content()), NO_RULE))
        .as("it rests on the first alone")
        .isEqualTo(Verdict.MET);
  }

  private static Evidence named(Evidence it, String name) {
    return new Evidence(
        name,
        it.form(),
        it.shows(),
        it.covers(),
        it.location(),
        it.sha256(),
        it.effectiveOn(),
        it.periodTo(),
        it.expiresOn(),
        it.owner(),
        it.madeHow());
  }

  @Test
  void whatWasRecordedLaterDoesNotCountForWhatWasAttestedBefore() {
    var before =
        ACompany.empty().attested(NO_RULE, MET, EVIDENCE, "2026-02-01", "2027-01-01", "EV-1");
    assertThat(of(before, NO_RULE)).isEqualTo(Verdict.UNKNOWN);
    assertThat(before.on(NO_RULE).why())
        .isEqualTo("Attested on 1 February 2026, on EV-1: nothing of the kind was on record then.");
    assertThat(of(before.evidence("A.2.3", "2026-01-01", "2026-12-31"), NO_RULE))
        .isEqualTo(Verdict.UNKNOWN);
    assertThat(of(before.evidence(NO_RULE, "2026-01-01", "2026-12-31"), NO_RULE))
        .as("a piece of evidence that nobody has attested on")
        .isEqualTo(Verdict.PARTLY);
    var seen = ACompany.empty().attested(NO_RULE, MET, OBSERVATION, "2026-02-01", "2027-01-01");
    assertThat(of(seen.evidence(NO_RULE, "2026-01-01", "2026-12-31"), NO_RULE))
        .isEqualTo(Verdict.PARTLY);
  }

  @Test
  void evidenceCountsForTheLinesThatItCovers() {
    var elsewhere =
        ACompany.empty()
            .evidence("A.2.3", "2026-01-01", "2026-12-31")
            .attested(NO_RULE, MET, EVIDENCE, "2026-02-01", "2027-01-01", "EV-1");
    assertThat(of(elsewhere, NO_RULE)).isEqualTo(Verdict.STALE);
    assertThat(elsewhere.on(NO_RULE).why()).contains("does not bear on this line");
  }

  @Test
  void whoeverAttestsOnTheirOwnStatementsDeclaresIt() {
    var ada = new PersonId(new UUID(0, 1));
    var grace = new PersonId(new UUID(0, 2));
    for (var basis : List.of(EVIDENCE, OBSERVATION)) {
      var own = said(said(ACompany.empty(), ada), ada);
      assertThat(of(own.and(attestedBy(ada, basis)), NO_RULE)).isEqualTo(Verdict.PARTLY);
      assertThat(own.and(attestedBy(ada, basis)).on(NO_RULE).human().state())
          .isEqualTo(Human.State.OWN_WORD);
      assertThat(of(own.and(attestedBy(grace, basis)), NO_RULE)).isEqualTo(Verdict.MET);
      var beside = said(said(ACompany.empty(), ada), grace);
      assertThat(of(beside.and(attestedBy(ada, basis)), NO_RULE)).isEqualTo(Verdict.MET);
    }
  }

  private static ACompany said(ACompany company, PersonId by) {
    return company
        .with(
            EvidenceRegisters.EVIDENCE,
            "name",
            "Said",
            "form",
            "STATEMENT",
            "covers",
            NO_RULE,
            "effectiveOn",
            "2026-01-01")
        .by(by);
  }

  private static Entry<Attestation> attestedBy(PersonId person, Attestation.Basis basis) {
    var until = LocalDate.parse("2027-01-01");
    return ACompany.entry(
        ReadinessRegisters.ATTESTATIONS.kind(),
        1,
        new Attestation(
            NO_RULE, MET, basis, null, List.of("EV-1", "EV-2"), person, ACompany.TODAY, until));
  }
}
