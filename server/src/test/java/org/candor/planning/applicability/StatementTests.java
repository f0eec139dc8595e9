package org.candor.planning.applicability;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;
import static org.candor.planning.applicability.ApplicabilityRegisters.OWN_CONTROLS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.DATA_SETS;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.planning.applicability.Applicability.Need;
import org.candor.planning.applicability.Applicability.Status;
import org.candor.planning.applicability.Deciding.Chosen;
import org.candor.planning.applicability.Decision.Accepted;
import org.candor.planning.applicability.Decision.Refused;
import org.candor.planning.applicability.Statement.State;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.Link;
import org.candor.records.Objected;
import org.candor.records.Records;
import org.candor.register.Anybody;
import org.candor.register.Form;
import org.candor.register.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

/** A statement from its first control to its second version, on a real database. */
@SpringBootTest
class StatementTests {

  private static final Actor GRACE = new Actor(new PersonId(UUID.randomUUID()), "Grace", "test");

  @Autowired StatementOfApplicability statement;
  @Autowired Approval approval;
  @Autowired Deciding deciding;
  @Autowired Comparisons comparisons;
  @Autowired Controls controls;
  @Autowired Records records;
  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  AnOrganization clinic;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
  }

  @Test
  void itIsBegunWithEveryControlUndecidedAndCannotBeSubmittedSo() {
    inTheClinic(
        () -> {
          assertThat(statement.read(AsOf.NOW).begun()).isFalse();
          recorded(OWN_CONTROLS, "reference", "SEC-4", "name", "Prompts", "asks", "Check them");
          assertThat(statement.start(clinic.ada())).isEqualTo(39);
          assertThat(statement.start(clinic.ada())).isZero();
          var reading = statement.read(AsOf.NOW);
          assertThat(reading.count(Need.UNDECIDED)).isEqualTo(39);
          assertThat(reading.lines().getLast().control().id()).isEqualTo("SEC-4");
          assertThat(refused(approval.submit("First", 0, clinic.ada())))
              .singleElement()
              .asString()
              .contains("39 controls are undecided");
        });
  }

  @Test
  void whatIsSaidOfSeveralIsRefusedOnlyWhereItIsNotTrue() {
    inTheClinic(
        () -> {
          statement.start(clinic.ada());
          recorded(EVIDENCE, evidence("A.6.2.4", "2026-01-01", null));
          recorded(EVIDENCE, evidence("A.6.2.5", "2020-01-01", "2021-01-01"));
          var decided =
              deciding.say(
                  chosen("A.6.2.4", "A.6.2.5", "A.6.2.6", "B.1"),
                  Map.of(
                      "needed", List.of("NEEDED"),
                      "inclusion", List.of("We develop"),
                      "declared", List.of("IMPLEMENTED")),
                  null,
                  clinic.ada());
          assertThat(decided).extracting(Decided::done).containsExactly(true, false, false, false);
          assertThat(decided.get(1).words()).contains("no evidence that covers it counts today");
          assertThat(decided.get(3).words()).contains("There is no control B.1");
          var stale =
              deciding.say(
                  List.of(new Chosen("A.6.2.4", 1)),
                  Map.of("declared", List.of("PARTLY")),
                  null,
                  clinic.ada());
          assertThat(stale.getFirst().done()).isFalse();
        });
  }

  @Test
  void neitherTheRegisterNorAnImportGetsAroundTheGuard() {
    inTheClinic(
        () -> {
          statement.start(clinic.ada());
          var twice = requireNonNull(content(APPLICABILITY, "control", "A.7.3"));
          assertThatThrownBy(() -> records.record(APPLICABILITY.kind(), twice, clinic.ada()))
              .isInstanceOf(Objected.class)
              .hasMessageContaining("stands in the statement already");
          assertThatThrownBy(
                  () -> recorded(OWN_CONTROLS, "reference", "A.7.3", "name", "x", "asks", "x"))
              .isInstanceOf(Objected.class);
        });
  }

  @Test
  void itIsApprovedBySomeoneElseContradictedByAFactRevisedAndCompared() {
    inTheClinic(
        () -> {
          everythingDecided("A.7.3");
          var first = accepted(approval.submit("The first", 0, clinic.ada()));
          assertThat(refused(approval.approve(first.id(), 1, "", 0, clinic.ada())))
              .singleElement()
              .asString()
              .contains("You wrote some of what changed");
          assertThat(refused(approval.submit("Again", 0, clinic.ada()))).isNotEmpty();
          accepted(approval.approve(first.id(), 1, "Good", 0, GRACE));
          assertThat(approval.holding(AsOf.NOW).orElseThrow().decider()).isEqualTo("Grace");
          assertThat(statement.read(AsOf.NOW).contradictions()).isEmpty();
          assertThat(refused(approval.submit("Same", 0, clinic.ada())))
              .anyMatch(it -> it.contains("Nothing has changed"));

          contradictedByADataSet();

          deciding.say(
              chosen("A.7.3"),
              Map.of("needed", List.of("NEEDED"), "inclusion", List.of("We train")),
              null,
              GRACE);
          var second = accepted(approval.submit("Data", 0, GRACE));
          assertThat(refused(approval.approve(second.id(), 1, "", 0, GRACE))).isNotEmpty();
          accepted(approval.approve(second.id(), 1, "", 0, clinic.ada()));
          assertThat(approval.versions(AsOf.NOW))
              .extracting(Version::state)
              .containsExactly(State.APPROVED, State.SUPERSEDED);
          var pair = new Comparisons.Pair(first.id().toString(), second.id().toString());
          assertThat(comparisons.between(pair, AsOf.NOW))
              .singleElement()
              .satisfies(it -> assertThat(it.control().id()).isEqualTo("A.7.3"));
          var then = statement.said(AsOf.position(first.content().position()));
          assertThat(StatementText.sha256(then)).isEqualTo(first.content().sha256());
        });
  }

  @Test
  void whoDroveAControlByALinkIsAnAuthorToo() {
    inTheClinic(
        () -> {
          everythingDecided("A.7.3");
          var system = recorded(AI_SYSTEMS, "name", "Triage", "scope", "OUT", "scopeReason", "x");
          var entry = statement.read(AsOf.NOW).line("A.5.2").orElseThrow().entry();
          records.record(
              Link.KIND,
              Link.between(requireNonNull(entry).ref(), system.ref(), "driven-by"),
              GRACE);
          var submitted = accepted(approval.submit("The first", 0, clinic.ada()));
          assertThat(refused(approval.approve(submitted.id(), 1, "", 0, GRACE))).isNotEmpty();
          assertThat(statement.read(AsOf.NOW).line("A.5.2").orElseThrow().ties())
              .singleElement()
              .satisfies(it -> assertThat(it.title()).isEqualTo("Triage"));
        });
  }

  @Test
  void whatIsGivenBackSaysWhyAndWhatIsWithdrawnIsNotDecided() {
    inTheClinic(
        () -> {
          everythingDecided("A.7.3");
          var first = accepted(approval.submit("The first", 0, clinic.ada()));
          assertThat(refused(approval.giveBack(first.id(), 1, " ", GRACE))).isNotEmpty();
          accepted(approval.giveBack(first.id(), 1, "Say more of A.7.3", GRACE));
          assertThat(refused(approval.approve(first.id(), 2, "", 0, GRACE))).isNotEmpty();
          var second = accepted(approval.submit("Better", 0, clinic.ada()));
          accepted(approval.withdraw(second.id(), 1, "", clinic.ada()));
          assertThat(approval.holding(AsOf.NOW)).isEmpty();
        });
  }

  @Test
  void aControlCalledImplementedIsFlaggedWhenItsEvidenceHasExpired() {
    inTheClinic(
        () -> {
          statement.start(clinic.ada());
          var evidence = recorded(EVIDENCE, evidence("A.6.2.4", "2026-01-01", null));
          deciding.say(
              chosen("A.6.2.4"),
              Map.of(
                  "needed",
                  List.of("NEEDED"),
                  "inclusion",
                  List.of("x"),
                  "declared",
                  List.of("IMPLEMENTED")),
              null,
              clinic.ada());
          assertThat(statement.read(AsOf.NOW).contradictions()).isEmpty();
          records.retire(EVIDENCE.kind(), evidence.id(), 1, clinic.ada(), null);
          assertThat(statement.read(AsOf.NOW).contradictions())
              .singleElement()
              .satisfies(it -> assertThat(it.kind()).isEqualTo(Contradiction.Kind.UNBACKED));
        });
  }

  @Test
  void whatIsLeftOutLosesItsStateAndGetsNoneAgain() {
    inTheClinic(
        () -> {
          everythingDecided("A.7.3");
          var partly = Map.of("declared", List.of("PARTLY"));
          deciding.say(chosen("A.7.2"), partly, null, clinic.ada());
          var leftOut = Map.of("needed", List.of("NOT_NEEDED"), "exclusion", List.of("None"));
          assertThat(deciding.say(chosen("A.7.2"), leftOut, null, clinic.ada()))
              .allMatch(Decided::done);
          assertThat(saidOf("A.7.2").content().declared()).isNull();
          assertThat(deciding.say(chosen("A.7.2"), partly, null, clinic.ada()).getFirst().words())
              .contains("A.7.2 is left out");
          assertThat(StatementText.of(statement.said(AsOf.NOW))).doesNotContain("PARTLY");
        });
  }

  @Test
  void theRegisterRefusesAStateOfWhatIsLeftOutByItsField() {
    inTheClinic(
        () -> {
          everythingDecided("A.7.3");
          var entry = saidOf("A.7.3");
          var it = entry.content();
          var said =
              new Applicability(
                  "A.7.3", it.needed(), null, "None", it.drivers(), Status.PARTLY, null, null);
          assertThatThrownBy(
                  () ->
                      records.revise(APPLICABILITY.kind(), entry.id(), 2, said, clinic.ada(), null))
              .isInstanceOfSatisfying(
                  Objected.class,
                  refused ->
                      assertThat(refused.objections().getFirst().field()).isEqualTo("declared"));
        });
  }

  private Entry<Applicability> saidOf(String control) {
    return requireNonNull(statement.said(AsOf.NOW).line(control).orElseThrow().entry());
  }

  @Test
  void whoSubmitsAndWhoApprovesHaveSeenWhatSpeaksAgainstIt() {
    inTheClinic(
        () -> {
          everythingDecided("A.7.3");
          recorded(DATA_SETS, "name", "Triage notes", "uses", "TRAINING");
          deciding.say(chosen("A.5.2"), Map.of("declared", List.of("PARTLY")), null, clinic.ada());
          var doubts = statement.read(AsOf.NOW).doubts();
          assertThat(doubts)
              .extracting(Contradiction::kind)
              .contains(Contradiction.Kind.EXCLUDED, Contradiction.Kind.OVERSTATED);
          assertThat(refused(approval.submit("The first", 0, clinic.ada())))
              .anyMatch(it -> it.startsWith(doubts.size() + " facts speak against the statement"))
              .anyMatch(it -> it.contains("A.7.3 is left out, yet 1 data set"))
              .anyMatch(it -> it.startsWith("A.5.2 is declared Partly"));
          var first = accepted(approval.submit("The first", doubts.size(), clinic.ada()));
          assertThat(refused(approval.approve(first.id(), 1, "", 1, GRACE))).isNotEmpty();
          accepted(approval.approve(first.id(), 1, "Known", doubts.size(), GRACE));
        });
  }

  @Test
  void everyControlThatFactsCanContradictHasItsSign() {
    var known = controls.annexA().stream().map(Control::id).toList();
    assertThat(known).hasSize(38);
    var signed = Sign.ALL.stream().flatMap(it -> it.controls().stream()).distinct().toList();
    assertThat(known).containsAll(signed);
    assertThat(known.stream().filter(it -> it.matches("A\\.([4579]|10|6\\.2|8)\\..*")))
        .allMatch(signed::contains);
  }

  private void contradictedByADataSet() {
    var before = ledger.size();
    recorded(DATA_SETS, "name", "Triage notes", "uses", "TRAINING");
    var contradiction = statement.read(AsOf.NOW).contradictions().getFirst();
    assertThat(contradiction.control()).isEqualTo("A.7.3");
    assertThat(contradiction.sentence())
        .contains("A.7.3 is left out, yet 1 data set is recorded", "1 of them since");
    assertThat(contradiction.href())
        .isEqualTo("/systems/data-sets?uses=TEST&uses=TRAINING&uses=VALIDATION");
    assertThat(statement.read(AsOf.position(before)).contradictions())
        .as("the past did not know")
        .isEmpty();
  }

  private void everythingDecided(String excluded) {
    statement.start(clinic.ada());
    var all = statement.read(AsOf.NOW).lines().stream().map(it -> it.control().id());
    var needed = all.filter(it -> !it.equals(excluded)).toArray(String[]::new);
    var said = Map.of("needed", List.of("NEEDED"), "drivers", List.of("BEST_PRACTICE"));
    assertThat(deciding.say(chosen(needed), said, null, clinic.ada())).allMatch(Decided::done);
    deciding.say(
        chosen(excluded),
        Map.of("needed", List.of("NOT_NEEDED"), "exclusion", List.of("We gather no data")),
        null,
        clinic.ada());
  }

  private static List<Chosen> chosen(String... controls) {
    return List.of(controls).stream().map(it -> new Chosen(it, null)).toList();
  }

  private static String[] evidence(String covers, String from, String until) {
    var said =
        new java.util.ArrayList<>(
            List.of(
                "name",
                "Report",
                "form",
                "STATEMENT",
                "covers",
                covers,
                "effectiveOn",
                LocalDate.parse(from).toString()));
    if (until != null) {
      said.addAll(List.of("expiresOn", until));
    }
    return said.toArray(String[]::new);
  }

  private <R extends Record> Entry<R> recorded(Register<R> register, String... said) {
    return records.record(register.kind(), requireNonNull(content(register, said)), clinic.ada());
  }

  private static <R extends Record> R content(Register<R> register, String... said) {
    var typed = new java.util.HashMap<String, List<String>>();
    for (int i = 0; i < said.length; i += 2) {
      typed.put(said[i], List.of(said[i + 1]));
    }
    var form = Form.read(register, typed, null, new Anybody());
    assertThat(form.errors()).isEmpty();
    return form.content();
  }

  private static Entry<Statement> accepted(Decision decision) {
    return switch (decision) {
      case Accepted it -> it.version();
      case Refused it -> throw new AssertionError(it.reasons());
    };
  }

  private static List<String> refused(Decision decision) {
    return switch (decision) {
      case Accepted it -> throw new AssertionError(it.version());
      case Refused it -> it.reasons();
    };
  }

  private void inTheClinic(Runnable story) {
    clinic.scope().run(story);
  }
}
