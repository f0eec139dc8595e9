package org.candor.evaluation.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.work.WorkRegisters.TASKS;

import java.io.ByteArrayInputStream;
import java.time.Duration;
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
import org.candor.evaluation.monitoring.Decision.Begun;
import org.candor.kernel.Actor;
import org.candor.kernel.OrgId;
import org.candor.readiness.NextSteps;
import org.candor.readiness.Readiness;
import org.candor.readiness.Standing;
import org.candor.readiness.Verdict;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.LedgerAudit;
import org.candor.records.Objected;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.work.Task;
import org.candor.work.Tasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Who asks less after a failure turns nothing green: somebody else has to answer for it. */
@SpringBootTest
class NarrowingTests {

  @Autowired Records records;
  @Autowired Listings listings;
  @Autowired Sources sources;
  @Autowired Runner runner;
  @Autowired Runs runs;
  @Autowired Acceptance acceptance;
  @Autowired Tasks tasks;
  @Autowired Readiness readiness;
  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Ledger ledger;
  @Autowired LedgerAudit audit;
  OrgId bank;
  Actor ada;
  Actor bob;
  UUID source;
  UUID monitor;

  @BeforeEach
  void womenAreApprovedLessThanHalfAsOften() {
    bank = founding.found("Bank", "Ada", mail(), "correct horse battery");
    ada = new Actor(people.members(bank).getFirst().person(), "Ada", "test");
    var invitee = new Invitee("Bob", mail(), Set.of(Role.TOP_MANAGEMENT), null, null);
    bob = new Actor(people.add(bank, invitee, "correct horse battery", ada), "Bob", "test");
    scope()
        .run(
            () -> {
              record(AI_SYSTEMS, Map.of("name", List.of("Loans")));
              source =
                  record(
                      DATA_SOURCES,
                      Map.of("name", List.of("Decisions"), "kind", List.of("UPLOAD")));
              monitor = records.record(MONITORS.kind(), fairness(), ada).id();
              upload(0.2);
              measured();
            });
  }

  @Test
  void aLimitThatIsLoosenedWaitsForSomebodyElse() {
    scope()
        .run(
            () -> {
              assertThat(standing("A.6.2.6").verdict()).isEqualTo(Verdict.NOT_MET);
              assertThat(standing("A.5.4").verdict()).isEqualTo(Verdict.NOT_MET);
              revise(AMonitor.asking(now(), now().options(), List.of("impactRatio=0.3.."), ONE));
              measured();
              assertThat(now().outcome()).isEqualTo(Outcome.FAIL);
              assertThat(now().eased())
                  .contains("asked differently since it failed on")
                  .contains("Impact ratio was loosened from at least 0.8 to at least 0.3")
                  .contains("Demographic parity difference")
                  .contains("no longer asked");
              assertThat(task().state()).isEqualTo(Task.State.OPEN);
              assertThat(task().reason()).contains("loosened from at least 0.8");
              assertThat(standing("A.6.2.6").verdict()).isEqualTo(Verdict.NOT_MET);
              assertThat(standing("A.6.2.6").why()).contains("asked less since");
              assertThat(evidence()).isZero();

              assertThat(refused(ada, "It is right")).anyMatch(it -> it.contains("Somebody else"));
              assertThat(refused(bob, "\u200b\u00a0")).anyMatch(it -> it.contains("Say why"));
              assertThat(acceptance.accept(monitor, entry().version(), "The law asks 0.3", bob))
                  .isInstanceOf(Accepted.class);
              assertThat(now().outcome()).isEqualTo(Outcome.PASS);
              assertThat(now().failing()).isFalse();
              assertThat(task().closing()).isEqualTo(Task.Closing.ACCEPTANCE);
              assertThat(shown()).contains("loosened from at least 0.8", "The law asks 0.3");
              assertThat(standing("A.6.2.6").verdict()).isNotEqualTo(Verdict.NOT_MET);
              var facts = ledger.about(List.of(monitor), AsOf.NOW, 20);
              assertThat(facts)
                  .anySatisfy(
                      it -> {
                        assertThat(it.who()).isEqualTo("Bob");
                        assertThat(it.why()).isEqualTo("The law asks 0.3");
                      });
              assertThat(refused(bob, "Again")).anyMatch(it -> it.contains("nothing to accept"));
            });
    assertThat(audit.audit(bank).problems()).isEmpty();
  }

  @Test
  void theOldQuestionAskedAgainPassesByItself() {
    scope()
        .run(
            () -> {
              revise(AMonitor.asking(now(), now().options(), List.of("impactRatio=0.3.."), ONE));
              measured();
              assertThat(now().eased()).isNotNull();
              var asked = fairness();
              revise(AMonitor.asking(now(), asked.options(), asked.limits(), asked.decidedBy()));
              assertThat(refused(bob, "Fine")).anyMatch(it -> it.contains("Measure first"));
              measured();
              assertThat(now().outcome()).as("it fails again").isEqualTo(Outcome.FAIL);
              assertThat(now().eased()).isNull();
              upload(0.5);
              measured();
              assertThat(now().outcome()).isEqualTo(Outcome.PASS);
              assertThat(now().failedOn()).isNull();
              assertThat(task().state()).isEqualTo(Task.State.DONE);
            });
  }

  @Test
  void aStricterLimitThatWasBrokenIsNotForgotten() {
    scope()
        .run(
            () -> {
              revise(AMonitor.asking(now(), now().options(), List.of("impactRatio=0.9.."), ONE));
              measured();
              upload(0.43);
              var usual = List.of("impactRatio=0.8..");
              revise(AMonitor.asking(now(), now().options(), usual, ONE));
              measured();
              assertThat(now().failing()).isTrue();
              assertThat(now().eased()).contains("loosened from at least 0.9 to at least 0.8");
            });
  }

  @Test
  void whatAFailureTookOutOfUseComesBackByNobodysHand() {
    scope()
        .run(
            () -> {
              upload(0.5);
              measured();
              var shown = listings.page(EVIDENCE, Query.all(), AsOf.NOW).entries().getFirst();
              upload(0.2);
              measured();
              assertThat(evidence()).isZero();
              assertThatThrownBy(
                      () ->
                          records.restore(
                              EVIDENCE.kind(), shown.id(), shown.version() + 1, ada, null))
                  .isInstanceOf(Objected.class)
                  .hasMessageContaining("comes back when the monitor keeps its limits");
              var task = tasks.find("monitor:" + monitor).orElseThrow();
              assertThatThrownBy(
                      () -> records.retire(TASKS.kind(), task.id(), task.version(), ada, null))
                  .isInstanceOf(Objected.class)
                  .hasMessageContaining("MON-1");
              upload(0.5);
              measured();
              assertThat(evidence()).isOne();
            });
  }

  @Test
  void aFailureIsNotPutOutOfSight() {
    scope()
        .run(
            () -> {
              assertThatThrownBy(() -> revise(AMonitor.paused(now())))
                  .isInstanceOf(Objected.class)
                  .hasMessageContaining("Paused, nobody would see that");
              assertThatThrownBy(() -> revise(AMonitor.serving(now(), List.of("A.5.4"))))
                  .isInstanceOf(Objected.class)
                  .hasMessageContaining("A.6.2.6");
              assertThatThrownBy(() -> revise(AMonitor.ofNoSystem(now())))
                  .isInstanceOf(Objected.class)
                  .hasMessageContaining("SYS-1");
              assertThatThrownBy(
                      () -> records.retire(MONITORS.kind(), monitor, entry().version(), ada, null))
                  .isInstanceOf(Objected.class)
                  .hasMessageContaining("Mend it first");
              upload(0.5);
              measured();
              revise(AMonitor.paused(now()));
              assertThat(now().paused()).isTrue();
            });
  }

  @Test
  void whatIsBrokenIsTheFirstThingToDo() {
    scope()
        .run(
            () -> {
              var steps = NextSteps.of(readiness.position("iso-42001", AsOf.NOW), 10);
              assertThat(steps.getFirst().broken()).isTrue();
              assertThat(steps.stream().filter(NextSteps.Step::broken))
                  .flatExtracting(NextSteps.Step::lines)
                  .contains("A.5.4", "A.6.2.6");
            });
  }

  private static final List<String> ONE = List.of("impactRatio");

  private <R extends Record> UUID record(Register<R> register, Map<String, List<String>> typed) {
    var content = Objects.requireNonNull(Form.read(register, typed, null).content());
    return records.record(register.kind(), content, ada).id();
  }

  private Monitor fairness() {
    return AMonitor.asking(
        AMonitor.fairness(ada.person(), null),
        AMonitor.fairness(null, null).options(),
        List.of(),
        AMonitor.fairness(null, null).decidedBy());
  }

  private List<String> refused(Actor actor, String why) {
    var answer = acceptance.accept(monitor, entry().version(), why, actor);
    assertThat(answer).isInstanceOf(Refused.class);
    return ((Refused) answer).reasons();
  }

  private void revise(Monitor to) {
    records.revise(MONITORS.kind(), monitor, entry().version(), to, ada, null);
  }

  private void upload(double women) {
    var content = new ByteArrayInputStream(Loans.csv(20_000, women).getBytes(UTF_8));
    assertThat(sources.upload(source, "loans.csv", content, ada))
        .isInstanceOf(Sources.Answer.Kept.class);
  }

  private void measured() {
    var run = ((Begun) runner.begin(monitor, ada)).run();
    await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .pollInSameThread()
        .until(() -> !runs.find(run.id()).orElseThrow().state().working());
  }

  private Entry<Monitor> entry() {
    return records.find(MONITORS.kind(), monitor, AsOf.NOW).orElseThrow();
  }

  private Monitor now() {
    return entry().content();
  }

  private Task task() {
    return tasks.find("monitor:" + monitor).orElseThrow().content();
  }

  private Standing standing(String line) {
    return readiness.position("iso-42001", AsOf.NOW).find(line).orElseThrow();
  }

  /** What the one piece of evidence says that it shows. */
  private String shown() {
    assertThat(evidence()).isOne();
    var only = listings.page(EVIDENCE, Query.all(), AsOf.NOW).entries().getFirst();
    return String.valueOf(only.content().shows());
  }

  private long evidence() {
    return listings.page(EVIDENCE, Query.all(), AsOf.NOW).total();
  }

  private Scope scope() {
    return Scope.of(bank);
  }

  private static String mail() {
    return UUID.randomUUID() + "@example.org";
  }
}
