package org.candor.systems;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.candor.systems.Step.BEGIN_OPERATION;
import static org.candor.systems.Step.BEGIN_VERIFICATION;
import static org.candor.systems.Step.DEPLOY;
import static org.candor.systems.Step.RESTORE;
import static org.candor.systems.Step.RETIRE;
import static org.candor.systems.Step.RETURN_TO_DEVELOPMENT;
import static org.candor.systems.Step.RETURN_TO_OPERATION;
import static org.candor.systems.Step.RE_EVALUATE;
import static org.candor.systems.Step.START_DEVELOPMENT;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.candor.AnOrganization;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.NotFound;
import org.candor.records.Records;
import org.candor.records.Stale;
import org.candor.register.Anybody;
import org.candor.register.Form;
import org.candor.systems.Decision.Accepted;
import org.candor.systems.Decision.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest
class LifeCycleTests {

  private static final LocalDate MARCH = LocalDate.parse("2025-03-01");
  private static final String SOMEONE = "5a5ff6ae-3c3c-4b9b-9f0a-0d7d1f6f9d11";

  @Autowired LifeCycle lifeCycle;
  @Autowired Stages stages;
  @Autowired Records records;
  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  AnOrganization clinic;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
  }

  @Test
  void aSystemIsLedFromItsIdeaIntoOperationAroundAndOut() {
    clinic
        .scope()
        .run(
            () -> {
              var system = recorded(Map.of("stage", "INCEPTION", "startedOn", "2025-01-10"));
              system = accepted(START_DEVELOPMENT, system, "2025-02-01");
              system = accepted(BEGIN_VERIFICATION, system, "2025-03-01");
              system = accepted(RETURN_TO_DEVELOPMENT, system, "2025-03-20");
              system = accepted(BEGIN_VERIFICATION, system, "2025-04-01");
              system = accepted(DEPLOY, system, "2025-05-01");
              system = accepted(BEGIN_OPERATION, system, "2025-05-02");
              system = accepted(RE_EVALUATE, system, "2025-09-01");
              system = accepted(RETURN_TO_OPERATION, system, "2025-09-15");
              system = accepted(RETIRE, system, "2026-01-31");
              assertThat(system.content().developmentFrom()).isEqualTo("2025-02-01");
              assertThat(system.content().inOperationFrom()).isEqualTo("2025-05-02");
              assertThat(system.content().retiredOn()).isEqualTo("2026-01-31");
              var history = stages.history(system.id(), AsOf.NOW);
              assertThat(history)
                  .extracting(it -> it.stage() + " " + it.from() + " " + it.to())
                  .containsExactly(
                      "INCEPTION 2025-01-10 2025-02-01",
                      "DESIGN_AND_DEVELOPMENT 2025-02-01 2025-03-01",
                      "VERIFICATION_AND_VALIDATION 2025-03-01 2025-03-20",
                      "DESIGN_AND_DEVELOPMENT 2025-03-20 2025-04-01",
                      "VERIFICATION_AND_VALIDATION 2025-04-01 2025-05-01",
                      "DEPLOYMENT 2025-05-01 2025-05-02",
                      "OPERATION_AND_MONITORING 2025-05-02 2025-09-01",
                      "RE_EVALUATION 2025-09-01 2025-09-15",
                      "OPERATION_AND_MONITORING 2025-09-15 2026-01-31",
                      "RETIREMENT 2026-01-31 null");
              assertThat(history).filteredOn(Stages.Stay::holds).hasSize(1);
              assertThat(history.getLast().why()).isEqualTo("because of RETIRE");
              assertThat(history.getLast().who()).isEqualTo("Ada");
            });
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void aStepLeadsOnFromItsOwnStagesAndFromNoOther(Step step) {
    clinic
        .scope()
        .run(
            () -> {
              for (var stage : Stage.values()) {
                var system = recorded(Map.of("stage", stage.name(), "owner", SOMEONE));
                var decision = take(step, system, "2025-03-01");
                var follows = step.from().contains(stage);
                var unverified = step == DEPLOY && stage == Stage.RE_EVALUATION;
                assertThat(decision instanceof Accepted)
                    .as(step + " from " + stage + ": " + decision)
                    .isEqualTo(follows && !unverified);
                if (decision instanceof Refused(var reasons)) {
                  assertThat(reasons).isNotEmpty().allSatisfy(it -> assertThat(it).endsWith("."));
                  assertThat(now(system).version()).isEqualTo(1);
                }
              }
            });
  }

  @Test
  void whatWasChangedSinceItsVerificationIsNotDeployed() {
    clinic
        .scope()
        .run(
            () -> {
              var inUse = recorded(Map.of("stage", "OPERATION_AND_MONITORING", "owner", SOMEONE));
              inUse = accepted(RE_EVALUATE, inUse, "2025-03-01");
              assertThat(reasons(DEPLOY, inUse, "2025-03-02"))
                  .singleElement()
                  .asString()
                  .contains("No verification and validation");
              var changed = accepted(RETURN_TO_DEVELOPMENT, inUse, "2025-03-02");
              assertThat(reasons(DEPLOY, changed, "2025-03-03")).hasSize(2);
              var verified = accepted(BEGIN_VERIFICATION, changed, "2025-03-03");
              var deployed = accepted(DEPLOY, verified, "2025-03-04");
              var operating = accepted(BEGIN_OPERATION, deployed, "2025-03-05");
              var again = accepted(RE_EVALUATE, operating, "2025-03-06");
              accepted(DEPLOY, again, "2025-03-07");
            });
  }

  @Test
  void nothingOperatesWithoutAnOwner() {
    clinic
        .scope()
        .run(
            () -> {
              var deployed = recorded(Map.of("stage", "DEPLOYMENT"), "owner");
              assertThat(reasons(BEGIN_OPERATION, deployed, "2025-03-01"))
                  .singleElement()
                  .asString()
                  .contains("Nobody owns it");
              var checked = recorded(Map.of("stage", "RE_EVALUATION"), "owner");
              assertThat(reasons(RETURN_TO_OPERATION, checked, "2025-03-01")).hasSize(1);
            });
  }

  @Test
  void aDayMustHaveComeAndLieAfterTheStageBefore() {
    clinic
        .scope()
        .run(
            () -> {
              var system =
                  recorded(
                      Map.of("stage", "DESIGN_AND_DEVELOPMENT", "developmentFrom", "2025-03-01"));
              assertThat(reasons(BEGIN_VERIFICATION, system, "2025-02-28"))
                  .singleElement()
                  .asString()
                  .contains("1 March 2025");
              assertThat(reasons(BEGIN_VERIFICATION, system, "9999-01-01"))
                  .singleElement()
                  .asString()
                  .contains("not come yet");
              accepted(BEGIN_VERIFICATION, system, "2025-03-01");
            });
  }

  @Test
  void aStepBackOrOutIsTakenForAReason() {
    clinic
        .scope()
        .run(
            () -> {
              var system = recorded(Map.of("stage", "INCEPTION"));
              var decision = lifeCycle.take(RETIRE, system.id(), 1, MARCH, "  ", clinic.ada());
              assertThat(decision).isEqualTo(new Refused(List.of("Say why.")));
              assertThat(
                      lifeCycle.take(START_DEVELOPMENT, system.id(), 1, MARCH, null, clinic.ada()))
                  .isInstanceOf(Accepted.class);
            });
  }

  @Test
  void retirementIsFinalUntilTheSystemIsBroughtBack() {
    clinic
        .scope()
        .run(
            () -> {
              var drafted = accepted(RETIRE, recorded(Map.of("stage", "INCEPTION")), "2025-03-01");
              Stream.of(Step.values())
                  .filter(it -> it != RESTORE)
                  .forEach(
                      it ->
                          assertThat(reasons(it, drafted, "2025-03-02"))
                              .singleElement()
                              .asString()
                              .contains("final"));
              var back = accepted(RESTORE, drafted, "2025-03-02");
              assertThat(back.content().stage()).isEqualTo(Stage.INCEPTION);
              assertThat(back.content().retiredOn()).isNull();
              var used = recorded(Map.of("stage", "OPERATION_AND_MONITORING", "owner", SOMEONE));
              used = accepted(RETIRE, used, "2025-03-01");
              used = accepted(RESTORE, used, "2025-03-02");
              assertThat(used.content().stage()).isEqualTo(Stage.RE_EVALUATION);
            });
  }

  @Test
  void whoseStageNobodyKnowsIsPlacedFirst() {
    clinic
        .scope()
        .run(
            () -> {
              var system = recorded(Map.of());
              assertThat(lifeCycle.possibilities(system.id(), AsOf.NOW))
                  .filteredOn(LifeCycle.Possibility::possible)
                  .extracting(LifeCycle.Possibility::step)
                  .containsExactly(RETIRE);
              var placed =
                  lifeCycle.place(
                      Stage.DEPLOYMENT, system.id(), 1, MARCH, "seen running", clinic.ada());
              assertThat(placed)
                  .isInstanceOfSatisfying(
                      Accepted.class,
                      it -> assertThat(it.entry().content().since()).isEqualTo(MARCH));
              assertThat(
                      lifeCycle.place(Stage.INCEPTION, system.id(), 2, MARCH, null, clinic.ada()))
                  .isInstanceOf(Refused.class);
            });
  }

  @Test
  void aRecordOutOfUseTakesNoStep() {
    clinic
        .scope()
        .run(
            () -> {
              var system = recorded(Map.of("stage", "INCEPTION"));
              var out = records.retire(AI_SYSTEMS.kind(), system.id(), 1, clinic.ada(), "twice");
              assertThat(reasons(START_DEVELOPMENT, out, "2025-03-01"))
                  .containsExactly("This record is out of use. Restore it first.");
            });
  }

  @Test
  void whoLookedAtAnOlderVersionIsTold() {
    clinic
        .scope()
        .run(
            () -> {
              var system = recorded(Map.of("stage", "INCEPTION"));
              accepted(START_DEVELOPMENT, system, "2025-03-01");
              assertThatThrownBy(() -> take(START_DEVELOPMENT, system, "2025-03-01"))
                  .isInstanceOf(Stale.class);
              assertThatThrownBy(
                      () -> lifeCycle.take(RETIRE, UUID.randomUUID(), 1, MARCH, "x", clinic.ada()))
                  .isInstanceOf(NotFound.class);
            });
  }

  @Test
  void historyTellsWhatWasKnownAtAPastMoment() {
    clinic
        .scope()
        .run(
            () -> {
              var system = recorded(Map.of("stage", "INCEPTION", "startedOn", "2020-01-01"));
              var then = AsOf.position(ledger.size());
              var moved = accepted(START_DEVELOPMENT, system, "2020-06-01");
              assertThat(stages.history(system.id(), then))
                  .singleElement()
                  .satisfies(it -> assertThat(it.holds()).isTrue());
              var history = stages.history(system.id(), AsOf.NOW);
              assertThat(history).hasSize(2);
              assertThat(history.getLast().from()).isEqualTo("2020-06-01");
              assertThat(history.getLast().recorded()).isEqualTo(moved.recordedAt());
              assertThat(lifeCycle.possibilities(system.id(), then))
                  .filteredOn(LifeCycle.Possibility::possible)
                  .extracting(LifeCycle.Possibility::step)
                  .containsExactly(START_DEVELOPMENT, RETIRE);
              var corrected =
                  Form.read(AI_SYSTEMS, Map.of("unit", List.of("Ward")), moved.content());
              records.revise(
                  AI_SYSTEMS.kind(),
                  system.id(),
                  2,
                  requireNonNull(corrected.content()),
                  clinic.ada(),
                  null);
              assertThat(stages.history(system.id(), AsOf.NOW)).isEqualTo(history);
            });
  }

  private Entry<AiSystem> recorded(Map<String, String> said, String... unsaid) {
    var typed = new HashMap<String, List<String>>();
    typed.put("name", List.of("Triage"));
    typed.put("owner", List.of(SOMEONE));
    said.forEach((field, value) -> typed.put(field, List.of(value)));
    List.of(unsaid).forEach(typed::remove);
    var content = requireNonNull(Form.read(AI_SYSTEMS, typed, null, new Anybody()).content());
    return records.record(AI_SYSTEMS.kind(), content, clinic.ada());
  }

  private Entry<AiSystem> now(Entry<AiSystem> entry) {
    return records.find(AI_SYSTEMS.kind(), entry.id(), AsOf.NOW).orElseThrow();
  }

  private Decision take(Step step, Entry<AiSystem> at, String on) {
    return lifeCycle.take(
        step, at.id(), at.version(), LocalDate.parse(on), "because of " + step, clinic.ada());
  }

  private Entry<AiSystem> accepted(Step step, Entry<AiSystem> at, String on) {
    var decision = take(step, at, on);
    assertThat(decision).as(step.word()).isInstanceOf(Accepted.class);
    return ((Accepted) decision).entry();
  }

  private List<String> reasons(Step step, Entry<AiSystem> at, String on) {
    var decision = take(step, at, on);
    assertThat(decision).as(step.word()).isInstanceOf(Refused.class);
    return ((Refused) decision).reasons();
  }
}
