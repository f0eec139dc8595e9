package org.candor.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.kernel.PersonId;
import org.candor.readiness.Attestation.Answer;
import org.candor.readiness.Attestation.Basis;
import org.candor.records.Objection;
import org.candor.records.RecordJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What was attested stands as it was said, by whom and when. */
class AttestationGuardTests {

  private static final LocalDate TODAY = LocalDate.parse("2026-06-30");
  private static final PersonId ADA = new PersonId(new UUID(0, 1));
  private static final PersonId GRACE = new PersonId(new UUID(0, 2));

  @Test
  void nobodyAttestsForAnotherNorOnADayToCome() {
    assertThat(unsigned(said(ADA, TODAY, null))).isEmpty();
    assertThat(unsigned(said(GRACE, TODAY, null))).containsExactly("attestedBy");
    assertThat(unsigned(said(null, TODAY, null))).containsExactly("attestedBy");
    assertThat(unsigned(said(ADA, TODAY.plusDays(1), "Soon"))).containsExactly("attestedOn");
    assertThat(unsigned(said(ADA, TODAY.minusDays(1), null))).containsExactly("reason");
    assertThat(unsigned(said(ADA, TODAY.minusDays(1), "On paper"))).isEmpty();
  }

  @Test
  void nothingOfItIsRewrittenAndItsEndOnlyComesEarlier() {
    var until = TODAY.plusDays(90);
    var denied =
        new Attestation(
            "A.7.3", Answer.NOT_MET, Basis.OBSERVATION, "Seen", List.of("EV-1"), ADA, TODAY, until);
    var edits =
        Map.of(
            "requirement",
            "A.7.4",
            "answer",
            "MET",
            "basis",
            "EVIDENCE",
            "reason",
            "Seen otherwise",
            "evidence",
            List.of("EV-2"),
            "attestedBy",
            GRACE,
            "attestedOn",
            TODAY.plusDays(1),
            "validUntil",
            until.plusDays(1));
    edits.forEach((field, to) -> assertThat(rewritten(denied, field, to)).containsExactly(field));
    assertThat(rewritten(denied, "requirement", " iso-42001:A.7.3")).as("the same line").isEmpty();
    assertThat(rewritten(denied, "validUntil", until.minusDays(1))).as("an earlier end").isEmpty();
  }

  @Test
  void onlyAWordOfNoEarlierDayLiftsADenial() {
    var company =
        ACompany.empty()
            .evidence("5.1-4", "2026-01-01", "2026-12-31")
            .attested("5.1-4", Answer.NOT_MET, Basis.OBSERVATION, "2026-06-01", "2026-12-31");
    assertThat(company.on("5.1-4").verdict()).isEqualTo(Verdict.NOT_MET);
    var before =
        company.attested("5.1-4", Answer.MET, Basis.OBSERVATION, "2026-05-31", "2026-12-31");
    assertThat(before.on("5.1-4").verdict())
        .as("recorded later, of an earlier day")
        .isEqualTo(Verdict.NOT_MET);
    var after =
        company.attested("5.1-4", Answer.MET, Basis.OBSERVATION, "2026-06-01", "2026-12-31");
    assertThat(after.on("5.1-4").verdict()).isEqualTo(Verdict.MET);
  }

  @Test
  void aDenialIsHeardUnderEverySpellingAndFromWhenItWasRecorded() {
    var met =
        ACompany.empty()
            .evidence("5.1-4", "2026-01-01", "2026-12-31")
            .attested("5.1-4", Answer.MET, Basis.OBSERVATION, "2026-06-01", "2026-12-31");
    assertThat(met.on("5.1-4").verdict()).isEqualTo(Verdict.MET);
    for (var on : List.of("2026-06-02", "2026-07-30")) {
      var denied =
          met.attested("iso-42001: 5.1-4", Answer.NOT_MET, Basis.OBSERVATION, on, "2026-12-31");
      assertThat(denied.on("5.1-4").verdict()).as(on).isEqualTo(Verdict.NOT_MET);
    }
  }

  private static Attestation said(@Nullable PersonId by, LocalDate on, @Nullable String reason) {
    return new Attestation(
        "A.7.3", Answer.MET, Basis.OBSERVATION, reason, List.of(), by, on, TODAY.plusDays(9));
  }

  private static List<String> unsigned(Attestation it) {
    return AttestationGuard.unsigned(it, ADA, TODAY).stream().map(Objection::field).toList();
  }

  private static List<String> rewritten(Attestation before, String field, Object to) {
    ObjectNode json = RecordJson.MAPPER.valueToTree(before);
    json.set(field, RecordJson.MAPPER.valueToTree(to));
    var after = RecordJson.MAPPER.treeToValue(json, Attestation.class);
    return AttestationGuard.rewritten(before, after).stream().map(Objection::field).toList();
  }
}
