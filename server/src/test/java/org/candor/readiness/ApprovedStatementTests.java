package org.candor.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.DATA_SETS;

import java.time.LocalDate;
import java.util.Set;
import org.candor.planning.applicability.Applicability;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.planning.applicability.Applicability.Status;
import org.candor.planning.applicability.Statement;
import org.candor.planning.applicability.StatementOfApplicability;
import org.candor.records.AsOf;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the approved statement does to verdicts, read again only where a change can bear on it. */
class ApprovedStatementTests extends AReadiness {

  @Autowired StatementOfApplicability statement;
  @Autowired Exclusions exclusions;

  @BeforeEach
  void twoControlsAreLeftOutAndOneIsCalledImplemented() {
    record(AI_SYSTEMS, "name", "Triage", "scope", "OUT", "scopeReason", "A trial");
    record(
        EVIDENCE,
        "name",
        "Plan",
        "form",
        "STATEMENT",
        "covers",
        "A.6.2.4",
        "effectiveOn",
        "2026-01-01",
        "expiresOn",
        "2026-12-31");
    clinic
        .scope()
        .run(
            () -> {
              say("A.7.3", Need.NOT_NEEDED, null);
              say("A.4.2", Need.NOT_NEEDED, null);
              say("A.6.2.4", Need.NEEDED, Status.IMPLEMENTED);
              approve();
            });
  }

  @Test
  void eachChangeGivesThePositionThatReadingEverythingGives() {
    assertThat(same("as approved").find("A.7.3").orElseThrow().verdict())
        .isEqualTo(Verdict.NOT_APPLICABLE);
    record(DATA_SETS, "name", "Minutes");
    same("a data set of no weight");
    record(DATA_SETS, "name", "Admissions", "uses", "TRAINING");
    same("a data set that contradicts");
    assertThat(contradicted(LocalDate.parse("2026-06-01"))).containsExactly("A.7.3");
    record(AI_SYSTEMS, "name", "Scribe");
    same("a system that contradicts");
    assertThat(contradicted(LocalDate.parse("2026-06-01")))
        .containsExactlyInAnyOrder("A.7.3", "A.4.2");
    record(
        EVIDENCE, "name", "x", "form", "STATEMENT", "covers", "5.1-1", "effectiveOn", "2026-01-01");
    same("evidence of something else");
    clinic.scope().run(() -> say("A.8.2", Need.NOT_NEEDED, null));
    same("a control left out since");
  }

  @Test
  void evidenceThatHasExpiredOnTheDayLooksExpiredThoughNothingWasWrittenSince() {
    assertThat(contradicted(LocalDate.parse("2026-12-31"))).isEmpty();
    assertThat(contradicted(LocalDate.parse("2027-01-01"))).containsExactly("A.6.2.4");
  }

  @Test
  void whatItReadsIsWhatTheWholeStatementSays() {
    record(DATA_SETS, "name", "Admissions", "uses", "TRAINING");
    var whole =
        clinic.scope().get(() -> statement.said(AsOf.NOW)).lines().stream()
            .filter(it -> it.contradicted())
            .map(it -> it.control().id())
            .toList();
    assertThat(contradicted(readiness.today())).containsExactlyInAnyOrderElementsOf(whole);
  }

  private Position same(String after) {
    var position = now();
    assertThat(position.canonical()).as(after).isEqualTo(anew(position).canonical());
    return position;
  }

  private Set<String> contradicted(LocalDate day) {
    return clinic
        .scope()
        .get(() -> exclusions.at(AsOf.position(ledger.size()), day).contradicted());
  }

  private void say(String control, Need need, @Nullable Status declared) {
    var why = need == Need.NOT_NEEDED ? "We do not" : null;
    records.record(
        APPLICABILITY.kind(),
        new Applicability(
            control,
            need,
            need == Need.NEEDED ? "We do" : null,
            why,
            Set.of(),
            declared,
            null,
            null),
        clinic.ada());
  }

  private void approve() {
    var day = LocalDate.parse("2026-02-01");
    records.record(
        Statement.KIND,
        new Statement(
            Statement.State.APPROVED,
            ledger.size(),
            "0".repeat(64),
            3,
            "The first",
            clinic.ada().person(),
            day,
            null,
            day,
            null),
        clinic.ada());
  }
}
