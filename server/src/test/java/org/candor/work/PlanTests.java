package org.candor.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.AnOrganization;
import org.candor.access.Caller;
import org.candor.access.Role;
import org.candor.catalog.Framework;
import org.candor.catalog.Shelf;
import org.candor.readiness.Attestation;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.support.evidence.Coverage;
import org.candor.systems.AiSystem;
import org.candor.work.Baseline.Answer;
import org.candor.work.Baseline.Outcome;
import org.candor.work.Task.Closing;
import org.candor.work.Task.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

/** The baseline of a newcomer, and a plan that closes itself. */
@SpringBootTest
class PlanTests {

  @Autowired Plan plan;
  @Autowired Tasks tasks;
  @Autowired Baseline baseline;
  @Autowired FirstHour hour;
  @Autowired Watch watch;
  @Autowired Notices notices;
  @Autowired Shelf shelf;
  @Autowired Coverage coverage;
  @Autowired Records records;
  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  AnOrganization clinic;
  Caller ada;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
    var actor = clinic.ada();
    ada =
        new Caller(
            actor.person(),
            actor.name(),
            clinic.id(),
            "Clinic",
            Set.of(Role.AIMS_MANAGER),
            Set.of(),
            "test");
  }

  /** The rule for 4.1-3 asks every AI system for its purpose. */
  @Test
  void aPlannedGapClosesWhenRecordsShowThatItIsMetAndOpensAgainWhenTheyDoNot() {
    clinic
        .scope()
        .run(
            () -> {
              var triage = system(Map.of("name", List.of("Triage")));
              var planned = plan.make(List.of("4.1-3"), ada.person(), null, clinic.ada());
              assertThat(planned)
                  .singleElement()
                  .satisfies(it -> assertThat(it.outcome()).isEqualTo(Plan.Outcome.PLANNED));
              var task = tasks.find("gap:4.1-3").orElseThrow();
              var refused = tasks.decide(TaskVerb.FINISH, task.id(), 1, null, clinic.ada());
              assertThat(refused).isInstanceOf(Decision.Refused.class);
              watch.look(clinic.id());
              assertThat(now(task).content().state()).isEqualTo(State.OPEN);

              sayWhatItIsFor(triage);
              watch.look(clinic.id());
              assertThat(now(task).content().state()).isEqualTo(State.DONE);
              assertThat(now(task).content().closing()).isEqualTo(Closing.RECORDS);
              assertThat(now(task).recordedBy()).isNull();

              system(Map.of("name", List.of("A chat assistant nobody described")));
              watch.look(clinic.id());
              assertThat(now(task).content().state()).isEqualTo(State.OPEN);
              assertThat(now(task).content().closing()).isNull();
              assertThat(notices.of(ada.person(), 10))
                  .extracting(Notice::kind)
                  .contains(Notice.Kind.CLOSED, Notice.Kind.REOPENED);
            });
  }

  private void sayWhatItIsFor(Entry<AiSystem> system) {
    var said = Map.of("intendedPurpose", List.of("Sort patients by urgency"));
    var content = Form.read(AI_SYSTEMS, said, system.content()).content();
    records.revise(
        AI_SYSTEMS.kind(),
        system.id(),
        system.version(),
        java.util.Objects.requireNonNull(content),
        clinic.ada(),
        null);
  }

  @Test
  void whatIsPlannedOrMetOrNoLineIsNotPlannedAgain() {
    clinic
        .scope()
        .run(
            () -> {
              plan.make(List.of("5.1-1"), null, null, clinic.ada());
              assertThat(tasks.find("gap:5.1-1").orElseThrow().content().name())
                  .startsWith("Bring evidence for 5.1-1: ");
              var again = plan.make(List.of("5.1-1", "99.9", "5.1-2"), null, null, clinic.ada());
              assertThat(again)
                  .extracting(Plan.Planned::outcome)
                  .containsExactly(
                      Plan.Outcome.ALREADY, Plan.Outcome.REFUSED, Plan.Outcome.PLANNED);
            });
  }

  @Test
  void linesOfAFrameworkOfOnesOwnAreAskedAbout() {
    clinic
        .scope()
        .run(
            () -> {
              var house = houseRules();
              var answers = Map.of("A.1", Answer.NO, "house:B", Answer.YES, "A.2.2", Answer.YES);
              assertThat(baseline.answer(house, answers, ada))
                  .filteredOn(it -> it.outcome() != Outcome.RECORDED)
                  .singleElement()
                  .satisfies(it -> assertThat(it.why()).isEqualTo("A.2.2 is no line of Rules."));
              assertThat(baseline.answer(house, Map.of("A.1", Answer.NOT_APPLICABLE), ada))
                  .allMatch(it -> it.outcome() == Outcome.REFUSED);
              assertThat(baseline.said(house, AsOf.NOW))
                  .extracting(Baseline.Said::name, Baseline.Said::answer)
                  .containsExactly(tuple("house:A.1", Answer.NO), tuple("house:B", Answer.YES));
              assertThat(baseline.said(AsOf.NOW)).allMatch(it -> it.answer() == null);
            });
  }

  /** Nobody attests more than evidence shows, so the line turns green when both are there. */
  @Test
  void aPlannedLineOfAFrameworkOfOnesOwnIsCoveredAndSettled() {
    clinic
        .scope()
        .run(
            () -> {
              var house = houseRules();
              plan.make(List.of("house:A.1", "house:C"), ada.person(), null, clinic.ada());
              assertThat(tasks.find("gap:house:C")).isEmpty();
              var task = tasks.find("gap:house:A.1").orElseThrow();
              var refused = tasks.decide(TaskVerb.FINISH, task.id(), 1, null, clinic.ada());
              assertThat(refused).isInstanceOf(Decision.Refused.class);
              assertThat(plan.unplanned("house", plan.tasks(false, AsOf.NOW)))
                  .extracting(Verdicts.Line::id)
                  .containsExactly("house:B");
              watch.look(clinic.id());
              assertThat(now(task).content().state()).isEqualTo(State.OPEN);

              assertThat(states(house)).containsOnly(Coverage.State.NONE);
              show("house:A.1");
              assertThat(states(house))
                  .containsExactly(Coverage.State.COVERED, Coverage.State.NONE);
              watch.look(clinic.id());
              assertThat(now(task).content().state()).isEqualTo(State.DONE);
              shelf.takeOff("house", clinic.ada());
              watch.look(clinic.id());
              assertThat(now(task).content().state()).isEqualTo(State.DONE);
            });
  }

  private Framework houseRules() {
    var rules = "id,parent,kind,text\nA,,area,\nA.1,A,control,Ask first\nB,,control,Log\n";
    return shelf.put("h.csv", rules.getBytes(UTF_8), "house", "Rules", "1", clinic.ada());
  }

  private List<Coverage.State> states(Framework framework) {
    var lines = coverage.lines(framework, AsOf.NOW, tasks.today(), null);
    return lines.stream().map(Coverage.Line::state).toList();
  }

  private void show(String line) {
    var today = tasks.today();
    var said =
        Map.of(
            "name", List.of("Minutes"),
            "form", List.of("LINK"),
            "location", List.of("https://minutes.example/7"),
            "covers", List.of(line),
            "effectiveOn", List.of(today.toString()));
    var evidence =
        records.record(EVIDENCE.kind(), Form.read(EVIDENCE, said, null).content(), clinic.ada());
    var attested =
        new Attestation(
            line,
            Attestation.Answer.MET,
            Attestation.Basis.EVIDENCE,
            null,
            List.of(evidence.label()),
            ada.person(),
            today,
            today.plusDays(90));
    records.record(ATTESTATIONS.kind(), attested, clinic.ada());
  }

  @Test
  void theBaselineIsSelfDeclaredAndWhatNobodyKnowsIsNotRecorded() {
    clinic
        .scope()
        .run(
            () -> {
              var results =
                  baseline.answer(
                      Map.of(
                          "5.1-1", Answer.YES,
                          "5.1-2", Answer.NO,
                          "5.1-3", Answer.DONT_KNOW,
                          "A.10.2", Answer.NOT_APPLICABLE,
                          "7.2-1", Answer.NOT_APPLICABLE),
                      ada);
              assertThat(results)
                  .filteredOn(it -> it.outcome() == Outcome.REFUSED)
                  .singleElement()
                  .satisfies(it -> assertThat(it.line()).isEqualTo("7.2-1"));
              var size = ledger.size();
              assertThat(baseline.answer(Map.of("5.1-1", Answer.YES), ada))
                  .allMatch(it -> it.outcome() == Outcome.UNCHANGED);
              assertThat(ledger.size()).isEqualTo(size);
              assertThat(said()).isEqualTo(counts(1, 1, 1));
              assertThat(attestation("5.1-1").content().basis())
                  .isEqualTo(Attestation.Basis.SELF_DECLARED);
              assertThat(attestation("5.1-1").content().validUntil())
                  .isEqualTo(tasks.today().plusDays(Baseline.DAYS));
            });
  }

  @Test
  void anAnswerIsChangedTakenBackAndGivenAgain() {
    clinic
        .scope()
        .run(
            () -> {
              baseline.answer(Map.of("A.2.2", Answer.YES), ada);
              baseline.answer(Map.of("A.2.2", Answer.NO), ada);
              assertThat(attestation("A.2.2").retired()).isTrue();
              assertThat(attestation("A.2.2").content().answer())
                  .as("what was said first stays as it was said")
                  .isEqualTo(Attestation.Answer.MET);
              assertThat(attestation("A.2.2:2").content().answer())
                  .isEqualTo(Attestation.Answer.NOT_MET);
              baseline.answer(Map.of("A.2.2", Answer.DONT_KNOW), ada);
              assertThat(attestation("A.2.2:2").retired()).isTrue();
              assertThat(said()).isEmpty();
              baseline.answer(Map.of("A.2.2", Answer.NOT_APPLICABLE), ada);
              assertThat(said()).containsOnlyKeys(Answer.NOT_APPLICABLE);
              baseline.answer(Map.of("A.2.2", Answer.YES), ada);
              assertThat(said()).containsOnlyKeys(Answer.YES);
              assertThat(attestation("A.2.2:3").retired()).isFalse();
            });
  }

  @Test
  void theFirstHourGoesOnWhereItWasLeft() {
    clinic
        .scope()
        .run(
            () -> {
              assertThat(hour.progress().next()).contains(FirstHour.Step.ORGANIZATION);
              hour.describe(Map.of("purpose", List.of("We heal people.")), ada);
              assertThat(hour.progress().next()).contains(FirstHour.Step.ROLE);
              hour.describe(Map.of("roles", List.of("USER")), ada);
              hour.describe(Map.of("scope", List.of("Both sites.")), ada);
              var profile = hour.profile().orElseThrow();
              assertThat(profile.content().name()).isEqualTo("Clinic");
              assertThat(profile.content().purpose()).isEqualTo("We heal people.");
              var wrong =
                  hour.register(
                      List.of(
                          Map.of("name", List.of("Triage")),
                          Map.of("intendedPurpose", List.of("nameless"))),
                      ada);
              assertThat(wrong).hasSize(1);
              assertThat(hour.progress().next()).contains(FirstHour.Step.BASELINE);
              baseline.answer(Map.of("5.1-1", Answer.NO), ada);
              plan.make(List.of("5.1-1"), null, null, clinic.ada());
              assertThat(hour.progress().next()).isEmpty();
            });
  }

  private Map<Answer, Long> said() {
    return Baseline.counts(baseline.said(AsOf.NOW));
  }

  private static Map<Answer, Long> counts(long yes, long no, long apart) {
    var counts = new EnumMap<Answer, Long>(Answer.class);
    counts.put(Answer.YES, yes);
    counts.put(Answer.NO, no);
    counts.put(Answer.NOT_APPLICABLE, apart);
    return counts;
  }

  private Entry<Attestation> attestation(String line) {
    var key = "baseline:" + line;
    var id = records.byExternalKey(ATTESTATIONS.kind(), List.of(key)).get(key);
    return records.find(ATTESTATIONS.kind(), id, AsOf.NOW).orElseThrow();
  }

  private Entry<Task> now(Entry<Task> task) {
    return records.find(WorkRegisters.TASKS.kind(), task.id(), AsOf.NOW).orElseThrow();
  }

  private Entry<AiSystem> system(Map<String, List<String>> typed) {
    var content = Form.read(AI_SYSTEMS, typed, null).content();
    return records.record(AI_SYSTEMS.kind(), content, clinic.ada());
  }
}
