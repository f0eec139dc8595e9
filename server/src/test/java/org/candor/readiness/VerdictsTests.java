package org.candor.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.readiness.Attestation.Answer.MET;
import static org.candor.readiness.Attestation.Answer.NOT_MET;
import static org.candor.readiness.Attestation.Answer.PARTLY;
import static org.candor.readiness.Attestation.Basis.EVIDENCE;
import static org.candor.readiness.Attestation.Basis.OBSERVATION;
import static org.candor.readiness.Attestation.Basis.SELF_DECLARED;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.candor.access.Role;
import org.candor.records.Entry;
import org.candor.register.Register;
import org.candor.support.evidence.EvidenceRegisters;
import org.candor.systems.AiSystem;
import org.candor.web.Phrase;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

/** What records, evidence and people's word make of a line. */
class VerdictsTests {

  /** A line that no rule bears on. */
  private static final String NO_RULE = "5.1-4";

  private static Verdict of(ACompany company, String line) {
    return company.on(line).verdict();
  }

  @Test
  void anEmptyOrganizationIsUnknownThroughout() {
    var position = ACompany.empty().position();
    assertThat(position.lines()).hasSize(169);
    assertThat(position.counts()).containsEntry(Verdict.UNKNOWN, 169);
    assertThat(position.share()).isZero();
    assertThat(position.lines())
        .allSatisfy(it -> assertThat(it.why()).isNotBlank().doesNotContain("["));
    assertThat(position.lines()).allSatisfy(it -> assertThat(it.next()).isNotNull());
  }

  @Test
  void aRuleIsMetByAllPartlyBySomeAndUnknownByNone() {
    var one =
        ACompany.empty().with(AI_SYSTEMS, "name", "Triage", "intendedPurpose", "Sort patients");
    assertThat(of(one, "4.1-3")).isEqualTo(Verdict.MET);
    assertThat(one.on("4.1-3").why())
        .isEqualTo("The one AI system on record has a stated purpose.");
    var two = one.with(AI_SYSTEMS, "name", "Chat");
    assertThat(of(two, "4.1-3")).isEqualTo(Verdict.PARTLY);
    assertThat(two.on("4.1-3").why())
        .isEqualTo("1 of 2 AI systems has a stated purpose: 1 does not say.");
    var none = ACompany.empty().with(AI_SYSTEMS, "name", "Chat").with(AI_SYSTEMS, "name", "Score");
    assertThat(of(none, "4.1-3")).isEqualTo(Verdict.UNKNOWN);
    assertThat(none.on("4.1-3").why())
        .isEqualTo("None of 2 AI systems has a stated purpose: 2 do not say.");
    var finding = none.on("4.1-3").findings().getFirst();
    assertThat(finding.exceptions().total()).isEqualTo(2);
    assertThat(finding.exceptions().first())
        .extracting(Finding.Named::label)
        .containsExactly("SYS-1", "SYS-2");
    assertThat(finding.next()).isNotNull();
  }

  @Test
  void anAnswerNoIsNotMetAndNoAnswerIsNot() {
    var no =
        ACompany.empty()
            .with(AI_SYSTEMS, "name", "Triage", "impact", "RIGHTS", "impactAssessment", "NOT_DONE");
    assertThat(of(no, "8.4-1")).isEqualTo(Verdict.NOT_MET);
    var silent = ACompany.empty().with(AI_SYSTEMS, "name", "Triage", "impact", "RIGHTS");
    assertThat(of(silent, "8.4-1")).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void whereRulesMerelyBearOnALineAPersonHasToAgree() {
    var systems =
        ACompany.empty().with(AI_SYSTEMS, "name", "Triage", "foreseeableMisuse", "None thought of");
    assertThat(of(systems, "6.1.4-2")).isEqualTo(Verdict.PARTLY);
    var attested =
        systems
            .evidence("6.1.4-2", "2026-01-01", "2026-12-31")
            .attested("6.1.4-2", MET, EVIDENCE, "2026-02-01", "2026-12-31", "EV-1");
    assertThat(of(attested, "6.1.4-2")).isEqualTo(Verdict.MET);
    var unasked =
        ACompany.empty()
            .evidence("6.1.4-2", "2026-01-01", "2026-12-31")
            .attested("6.1.4-2", MET, EVIDENCE, "2026-02-01", "2026-12-31", "EV-1");
    assertThat(of(unasked, "6.1.4-2")).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void evidenceAloneIsPartlyAndWithAnAttestationMet() {
    var evidence = ACompany.empty().evidence(NO_RULE, "2026-01-01", "2026-12-31");
    assertThat(of(evidence, NO_RULE)).isEqualTo(Verdict.PARTLY);
    assertThat(
            of(
                evidence.attested(NO_RULE, MET, EVIDENCE, "2026-03-01", "2027-03-01", "EV-1"),
                NO_RULE))
        .isEqualTo(Verdict.MET);
    assertThat(
            of(evidence.attested(NO_RULE, MET, OBSERVATION, "2026-03-01", "2027-03-01"), NO_RULE))
        .isEqualTo(Verdict.MET);
    assertThat(
            of(
                evidence.attested(NO_RULE, PARTLY, EVIDENCE, "2026-03-01", "2027-03-01", "EV-1"),
                NO_RULE))
        .isEqualTo(Verdict.PARTLY);
    assertThat(
            of(
                evidence.attested(NO_RULE, MET, EVIDENCE, "2026-03-01", "2027-03-01", "EV-99"),
                NO_RULE))
        .isEqualTo(Verdict.PARTLY);
  }

  @Test
  void aFileThatIsNotThereYetShowsNothing() {
    var named = ACompany.empty().namedOnly(NO_RULE, "2026-01-01", "2026-12-31");
    var line = named.on(NO_RULE);
    assertThat(line.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(line.human().state()).isEqualTo(Human.State.INCOMPLETE);
    assertThat(line.why())
        .isEqualTo(
            "One piece of evidence is named for it, with nothing behind that counts: no file yet, or a measurement that does not keep its limits.");
    assertThat(line.next().words()).isEqualTo("Attach the file, or replace it");
    assertThat(
            of(named.attested(NO_RULE, MET, EVIDENCE, "2026-03-01", "2027-03-01", "EV-1"), NO_RULE))
        .isEqualTo(Verdict.STALE);
    assertThat(of(named.withAFile(named.entries().getFirst().id()), NO_RULE))
        .isEqualTo(Verdict.PARTLY);
  }

  @Test
  void evidenceThatLeadsToARetiredRecordShowsNothingMore() {
    var system = ACompany.empty().with(AI_SYSTEMS, "name", "Chat");
    var record = system.entries().getFirst();
    var shown =
        system.with(
            EvidenceRegisters.EVIDENCE,
            "name",
            "The record",
            "form",
            "RECORD",
            "covers",
            NO_RULE,
            "location",
            "/systems/ai-systems/" + record.id(),
            "effectiveOn",
            "2026-01-01");
    assertThat(of(shown, NO_RULE)).isEqualTo(Verdict.PARTLY);
    assertThat(of(shown.replacing(record, ACompany.retired(record)), NO_RULE))
        .isEqualTo(Verdict.STALE);
  }

  @Test
  void whatSaysLessLaterTakesFromAnAttestationForGood() {
    var met =
        ACompany.empty()
            .evidence(NO_RULE, "2026-01-01", "2027-01-01")
            .attested(NO_RULE, MET, EVIDENCE, "2026-02-01", "2027-02-01", "EV-1");
    assertThat(of(met, NO_RULE)).isEqualTo(Verdict.MET);
    var less = met.attested(NO_RULE, PARTLY, SELF_DECLARED, "2026-03-01", "2026-05-01");
    for (var day : List.of("2026-04-01", "2026-06-30")) {
      assertThat(less.position(LocalDate.parse(day)).find(NO_RULE).orElseThrow().verdict())
          .as("on " + day + ", while it counts and when it counts no more")
          .isEqualTo(Verdict.PARTLY);
    }
    var last = less.entries().getLast();
    assertThat(of(less.replacing(last, ACompany.retired(last)), NO_RULE)).isEqualTo(Verdict.PARTLY);
    assertThat(
            of(less.attested(NO_RULE, MET, EVIDENCE, "2026-06-01", "2027-02-01", "EV-1"), NO_RULE))
        .as("attested anew")
        .isEqualTo(Verdict.MET);
    assertThat(of(met.attested(NO_RULE, MET, SELF_DECLARED, "2026-03-01", "2026-09-01"), NO_RULE))
        .as("what rests on less, and says no less, takes nothing")
        .isEqualTo(Verdict.MET);
  }

  @Test
  void aSelfDeclaredAnswerNeverCountsMoreThanPartly() {
    var said = ACompany.empty().attested(NO_RULE, MET, SELF_DECLARED, "2026-03-01", "2026-09-01");
    assertThat(of(said, NO_RULE)).isEqualTo(Verdict.PARTLY);
    assertThat(of(said.evidence(NO_RULE, "2026-01-01", "2026-12-31"), NO_RULE))
        .isEqualTo(Verdict.PARTLY);
  }

  @Test
  void whatExpiredIsStaleAndNotGreen() {
    var expired =
        ACompany.empty()
            .evidence(NO_RULE, "2025-01-01", "2026-03-31")
            .attested(NO_RULE, MET, EVIDENCE, "2026-02-01", "2027-01-01", "EV-1");
    assertThat(of(expired, NO_RULE)).isEqualTo(Verdict.STALE);
    var before = expired.position(LocalDate.of(2026, 3, 31)).find(NO_RULE).orElseThrow();
    assertThat(before.verdict()).isEqualTo(Verdict.MET);
  }

  @Test
  void aDenialStandsUntilSomeoneAttestsAnew() {
    var met =
        ACompany.empty()
            .evidence(NO_RULE, "2026-01-01", "2026-12-31")
            .attested(NO_RULE, MET, EVIDENCE, "2026-02-01", "2027-01-01", "EV-1");
    var denied = met.attested(NO_RULE, NOT_MET, OBSERVATION, "2026-04-01", "2026-05-01");
    assertThat(denied.position(LocalDate.of(2026, 4, 15)).find(NO_RULE).orElseThrow().verdict())
        .isEqualTo(Verdict.NOT_MET);
    assertThat(of(denied, NO_RULE)).as("the denial expired").isEqualTo(Verdict.NOT_MET);
    assertThat(denied.on(NO_RULE).why())
        .isEqualTo(
            "Attested as not met on 1 April 2026. That this was withdrawn or is over lifts nothing: a later attestation does.");
    assertThat(denied.on(NO_RULE).next().words()).isEqualTo("Attest it");
    var withdrawn = denied.entries().getLast();
    assertThat(of(denied.replacing(withdrawn, ACompany.retired(withdrawn)), NO_RULE))
        .isEqualTo(Verdict.NOT_MET);
    var answered = denied.attested(NO_RULE, MET, EVIDENCE, "2026-06-01", "2026-06-20", "EV-1");
    assertThat(of(answered, NO_RULE)).as("what answered it is over").isEqualTo(Verdict.STALE);
    var taken = answered.entries().getLast();
    assertThat(of(answered.replacing(taken, ACompany.retired(taken)), NO_RULE))
        .as("what answered it was withdrawn")
        .isEqualTo(Verdict.NOT_MET);
    assertThat(
            of(
                denied.attested(NO_RULE, MET, EVIDENCE, "2026-06-01", "2027-01-01", "EV-1"),
                NO_RULE))
        .isEqualTo(Verdict.MET);
  }

  @Test
  void aPersonsWordStandsBesideARuleAndNeverOverIt() {
    var rule =
        ACompany.empty()
            .with(AI_SYSTEMS, "name", "Triage")
            .with(AI_SYSTEMS, "name", "Chat", "intendedPurpose", "Talk");
    var praised =
        rule.evidence("4.1-3", "2026-01-01", "2026-12-31")
            .attested("4.1-3", MET, EVIDENCE, "2026-02-01", "2027-01-01", "EV-1");
    assertThat(of(praised, "4.1-3")).isEqualTo(Verdict.PARTLY);
    assertThat(praised.on("4.1-3").human().state()).isEqualTo(Human.State.ATTESTED);
    var green = ACompany.empty().with(AI_SYSTEMS, "name", "Chat", "intendedPurpose", "Talk");
    assertThat(
            of(green.attested("4.1-3", NOT_MET, OBSERVATION, "2026-02-01", "2027-01-01"), "4.1-3"))
        .isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void anExcludedControlIsNotApplicableOnlyWhileNothingSpeaksForIt() {
    var empty = ACompany.empty().excluding("A.7.5", "A.10.4");
    assertThat(of(empty, "A.7.5")).isEqualTo(Verdict.NOT_APPLICABLE);
    var data =
        empty.with(
            org.candor.systems.SystemsRegisters.DATA_SETS, "name", "Admissions", "source", "Wards");
    assertThat(of(data, "A.7.5")).isEqualTo(Verdict.MET);
    assertThat(of(data, "A.10.4")).isEqualTo(Verdict.NOT_APPLICABLE);
  }

  @Test
  void aContradictedStatementOfApplicabilityIsNotMet() {
    var approved = ACompany.empty().excluding("A.7.5");
    assertThat(of(approved, "6.1.3-6")).isEqualTo(Verdict.MET);
    assertThat(of(approved.evidence("A.7.5", "2026-01-01", "2026-12-31"), "6.1.3-6"))
        .isEqualTo(Verdict.PARTLY);
    assertThat(of(ACompany.empty(), "6.1.3-6")).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void aSystemOutOfScopeOrOutOfUseIsNotAsked() {
    var company =
        ACompany.empty()
            .with(AI_SYSTEMS, "name", "Toy", "scope", "OUT", "scopeReason", "A demonstration")
            .with(AI_SYSTEMS, "name", "Chat", "intendedPurpose", "Talk");
    assertThat(of(company, "4.1-3")).isEqualTo(Verdict.MET);
    assertThat(company.on("4.1-3").worst().population()).isEqualTo(1);
  }

  @Test
  void peopleInTheirRolesAreWhatClause53AsksFor() {
    assertThat(of(ACompany.empty().withPerson(Role.EMPLOYEE), "5.3-2")).isEqualTo(Verdict.UNKNOWN);
    assertThat(of(ACompany.empty().withPerson(Role.AIMS_MANAGER), "5.3-2")).isEqualTo(Verdict.MET);
    var both = ACompany.empty().withPerson(Role.INTERNAL_AUDITOR, Role.AIMS_MANAGER);
    assertThat(of(both, "9.2.2-4")).isEqualTo(Verdict.NOT_MET);
  }

  private static Claim luck(String one, String href) {
    return new Claim(
        Phrase.verbatim(one),
        Phrase.verbatim(one + "s"),
        Phrase.verbatim("luck"),
        Phrase.verbatim("Try again"),
        href,
        Claim.Effort.SMALL,
        null);
  }

  @Verifies("4.1-3")
  private static final class Broken implements Rule.OfEach<AiSystem> {
    @Override
    public Claim claim() {
      return luck("AI system", AI_SYSTEMS.href());
    }

    @Override
    public Register<AiSystem> register() {
      return AI_SYSTEMS;
    }

    @Override
    public Judgement judge(Entry<AiSystem> entry, LocalDate day) {
      throw new IllegalStateException("out of luck");
    }
  }

  @Verifies("4.2-1")
  private static final class BrokenAsAWhole implements Rule.OfAll {
    @Override
    public Claim claim() {
      return luck("thing", "/systems");
    }

    @Override
    public List<Judged> judge(Aims aims) {
      throw new IllegalStateException("out of luck");
    }
  }

  /** A position is computed once and read by people of all languages. */
  @Test
  void whatWasComputedForOneReaderIsReadByAnotherInTheirLanguage() {
    var position = ACompany.empty().position();
    var hash = position.sha256();
    var line = position.find("4.1-3").orElseThrow();
    assertThat(line.why()).contains("AI systems");
    LocaleContextHolder.setLocale(Locale.of("eo"));
    try {
      assertThat(line.why()).isEqualTo("Estas neniuj AI-sistemoj.");
      assertThat(position.find("5.1-2").orElseThrow().why()).isEqualTo("Neniu diris ion.");
      assertThat(ACompany.empty().position().sha256()).isEqualTo(hash);
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
  }

  @Test
  void aRuleThatFailsIsUnknownAndTheOthersAnswer() {
    var rules = ACompany.rules();
    rules.add(new Broken());
    rules.add(new BrokenAsAWhole());
    var company =
        ACompany.empty()
            .with(AI_SYSTEMS, "name", "Chat", "intendedPurpose", "Talk", "roles", "USER");
    var position = company.position(rules);
    var purpose = position.find("4.1-3").orElseThrow();
    assertThat(purpose.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(purpose.why()).startsWith("The rule failed");
    assertThat(purpose.findings()).filteredOn(it -> it.failure() != null).hasSize(1);
    assertThat(purpose.findings())
        .anySatisfy(it -> assertThat(it.verdict()).isEqualTo(Verdict.MET));
    assertThat(position.find("4.2-1").orElseThrow().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(position.find("4.1-4").orElseThrow().verdict()).isEqualTo(Verdict.MET);
  }

  @Test
  void theSameRecordsGiveTheSameBytes() {
    var company = ACompany.empty().with(AI_SYSTEMS, "name", "Chat").withPerson(Role.AIMS_MANAGER);
    assertThat(company.position().sha256()).isEqualTo(company.position().sha256()).hasSize(64);
    assertThat(company.position().canonical()).doesNotContain("Chat");
    assertThat(company.with(AI_SYSTEMS, "name", "Score").position().sha256())
        .isNotEqualTo(company.position().sha256());
  }
}
