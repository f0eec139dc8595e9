package org.candor.evaluation.monitoring;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.candor.access.Founding;
import org.candor.access.Invitee;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.database.Scope;
import org.candor.evaluation.monitoring.Acceptance.Answer.Accepted;
import org.candor.evaluation.monitoring.Acceptance.Answer.Refused;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.readiness.Finding;
import org.candor.readiness.Readiness;
import org.candor.readiness.Verdict;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Objected;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.register.Register;
import org.candor.systems.AiSystem;
import org.candor.systems.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import tools.jackson.databind.node.ObjectNode;

/** The failure of a system that is gone is let rest by somebody who had no hand in either. */
@SpringBootTest
class ReleaseTests {

  private static final String PASSWORD = "correct horse battery";

  @Autowired Records records;
  @Autowired Release release;
  @Autowired History history;
  @Autowired Readiness readiness;
  @Autowired Founding founding;
  @Autowired People people;
  OrgId bank;
  Actor ada;
  Actor bob;
  Actor cleo;
  UUID system;
  UUID monitor;

  @BeforeEach
  void adasMonitorOfBobsSystemFails() {
    bank = founding.found("Bank", "Ada", mail(), PASSWORD);
    ada = new Actor(people.members(bank).getFirst().person(), "Ada", "test");
    bob = member("Bob", Role.AIMS_MANAGER);
    cleo = member("Cleo", Role.TOP_MANAGEMENT);
    Scope.of(bank)
        .run(
            () -> {
              system = record(AI_SYSTEMS, Map.of("name", List.of("Loans")));
              record(DATA_SOURCES, Map.of("name", List.of("Rows"), "kind", List.of("UPLOAD")));
              var made = AMonitor.fairness(ada.person(), "weekly");
              monitor = records.record(MONITORS.kind(), made, ada).id();
              var day = LocalDate.parse("2026-01-01");
              var failed = now().came(Outcome.FAIL, day, day.plusDays(7), "MSR-1");
              revise(failed.failed(day, "question: FAIRNESS"), Actor.installation("test"));
            });
  }

  @Test
  void itSpeaksNoLongerOnceTheSystemIsGoneAndAnotherPersonSaysWhy() {
    Scope.of(bank)
        .run(
            () -> {
              assertThat(refused(cleo, "Gone")).anyMatch(it -> it.contains("in use and in scope"));
              stage(Stage.RETIREMENT, bob);
              assertThat(verdict()).as("nothing is mended by it").isEqualTo(Verdict.NOT_MET);
              assertThat(refused(ada, "Gone")).anyMatch(it -> it.contains("Somebody else"));
              assertThat(refused(bob, "Gone")).anyMatch(it -> it.contains("Somebody else"));
              assertThat(refused(Actor.installation("x"), "Gone")).isNotEmpty();
              assertThat(refused(cleo, " \u200b")).anyMatch(it -> it.contains("Say why"));

              assertThat(release.release(monitor, entry().version(), "Switched off in May", cleo))
                  .isInstanceOf(Accepted.class);
              assertThat(now().failing()).as("it stays a failure").isTrue();
              assertThat(now().paused()).isTrue();
              assertThat(now().released()).contains("SYS-1 is out of use", "Switched off in May");
              assertThat(verdict())
                  .as("nothing speaks, so nothing is known")
                  .isEqualTo(Verdict.UNKNOWN);
              assertThat(told("A.6.2.6")).contains("SYS-1 is out of use", "Switched off in May");
              assertThat(told("A.5.4"))
                  .as("also where it merely spoke against the line")
                  .contains("SYS-1 is out of use", "Switched off in May");
              assertThat(history.chronicle(entry(), AsOf.NOW).told())
                  .anyMatch(it -> it.contains("Cleo") && it.contains("Switched off in May"));
              assertThat(refused(cleo, "Again")).anyMatch(it -> it.contains("nothing to let rest"));
            });
  }

  @Test
  void itSpeaksAgainWhenItIsMeasuredAndTheSystemDoesNotComeBackBefore() {
    Scope.of(bank)
        .run(
            () -> {
              stage(Stage.RETIREMENT, bob);
              release.release(monitor, entry().version(), "Switched off", cleo);
              assertThatExceptionOfType(Objected.class)
                  .isThrownBy(() -> stage(Stage.OPERATION_AND_MONITORING, bob))
                  .satisfies(
                      it ->
                          assertThat(it.objections().toString())
                              .contains("Measure with MON-1 first"));
              assertThatExceptionOfType(Objected.class)
                  .as("nor is it put out of sight")
                  .isThrownBy(
                      () -> records.retire(MONITORS.kind(), monitor, entry().version(), ada, null));
              revise(AMonitor.measuredAgain(now(), LocalDate.parse("2026-02-01")), bob);
              assertThat(verdict()).isEqualTo(Verdict.NOT_MET);
              stage(Stage.OPERATION_AND_MONITORING, bob);
              assertThat(verdict()).isEqualTo(Verdict.NOT_MET);
            });
  }

  @Test
  void aFailureIsNotMovedToASystemThatIsGone() {
    Scope.of(bank)
        .run(
            () -> {
              var day = LocalDate.parse("2026-01-01");
              var own = AMonitor.ofNoSystem(AMonitor.fairness(ada.person(), null));
              monitor = records.record(MONITORS.kind(), own, ada).id();
              assertThat(refused(cleo, "Gone")).isNotEmpty();
              var failed = now().came(Outcome.FAIL, day, day, "MSR-1").failed(day, "question: X");
              revise(failed, Actor.installation("test"));
              assertThat(refused(cleo, "Gone")).anyMatch(it -> it.contains("names no AI system"));
              ObjectNode json = RecordJson.MAPPER.valueToTree(now());
              revise(
                  RecordJson.MAPPER.treeToValue(json.put("system", "SYS-1"), Monitor.class), bob);
              stage(Stage.RETIREMENT, ada);
              assertThat(refused(cleo, "Gone")).anyMatch(it -> it.contains("only after"));
              assertThat(verdict()).isEqualTo(Verdict.NOT_MET);
            });
  }

  private List<String> refused(Actor actor, String why) {
    var answer = release.release(monitor, entry().version(), why, actor);
    assertThat(answer).isInstanceOf(Refused.class);
    return ((Refused) answer).reasons();
  }

  private String told(String line) {
    return readiness.position("iso-42001", AsOf.NOW).find(line).orElseThrow().findings().stream()
        .map(Finding::why)
        .collect(joining("\n"));
  }

  private Verdict verdict() {
    return readiness.position("iso-42001", AsOf.NOW).find("A.6.2.6").orElseThrow().verdict();
  }

  private void stage(Stage stage, Actor by) {
    var entry = records.find(AI_SYSTEMS.kind(), system, AsOf.NOW).orElseThrow();
    ObjectNode json = RecordJson.MAPPER.valueToTree(entry.content());
    var to = RecordJson.MAPPER.treeToValue(json.put("stage", stage.name()), AiSystem.class);
    records.revise(AI_SYSTEMS.kind(), system, entry.version(), to, by, null);
  }

  private void revise(Monitor to, Actor by) {
    records.revise(MONITORS.kind(), monitor, entry().version(), to, by, null);
  }

  private Entry<Monitor> entry() {
    return records.find(MONITORS.kind(), monitor, AsOf.NOW).orElseThrow();
  }

  private Monitor now() {
    return entry().content();
  }

  private <R extends Record> UUID record(Register<R> register, Map<String, List<String>> typed) {
    var content = Objects.requireNonNull(Form.read(register, typed, null).content());
    return records.record(register.kind(), content, bob).id();
  }

  private Actor member(String name, Role role) {
    var invitee = new Invitee(name, mail(), Set.of(role), null, null);
    return new Actor(people.add(bank, invitee, PASSWORD, ada), name, "test");
  }

  private static String mail() {
    return UUID.randomUUID() + "@bank.example";
  }
}
