package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MEASUREMENTS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.evaluation.monitoring.MonitoringRegisters.REPETITIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.time.LocalDate;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.measure.Budget;
import org.candor.measure.study.Remeasurement;
import org.candor.readiness.Verdict;
import org.candor.records.Entry;
import org.candor.records.Link;
import org.candor.records.Objected;
import org.candor.support.evidence.Evidence;
import org.candor.work.Task;
import org.junit.jupiter.api.Test;

/** From a file to a task, to evidence, to a verdict: what a monitor does by itself. */
class MonitoringTests extends AMonitoringBank {

  @Test
  void aFailureOpensATaskAndAPassClosesItAndIsEvidence() {
    bank.scope()
        .run(
            () -> {
              assertThat(finding().verdict()).as("never measured").isEqualTo(Verdict.UNKNOWN);
              upload(Loans.csv(20_000, 0.2));
              assertThat(measured()).isEqualTo(Outcome.FAIL);
              assertThat(task().state()).isEqualTo(Task.State.OPEN);
              assertThat(task().reason())
                  .contains("MSR-1", "Impact ratio", "0.4")
                  .contains("speaks against A.5.4, A.6.2.6");
              assertThat(task().owner()).isEqualTo(bank.ada().person());
              assertThat(heard.due)
                  .singleElement()
                  .satisfies(it -> assertThat(it.subject().kind()).isEqualTo(AI_SYSTEMS.path()));
              assertThat(all(EVIDENCE)).isEmpty();
              assertThat(finding().verdict()).isEqualTo(Verdict.NOT_MET);

              upload(Loans.csv(20_000, 0.5));
              assertThat(measured()).isEqualTo(Outcome.PASS);
              assertThat(task().state()).isEqualTo(Task.State.DONE);
              assertThat(task().closing()).isEqualTo(Task.Closing.RECORDS);
              assertThat(all(EVIDENCE)).singleElement().satisfies(it -> isEvidence(it.content()));
              assertThat(finding().verdict()).isEqualTo(Verdict.MET);

              upload(Loans.csv(20_000, 0.2));
              assertThat(measured()).isEqualTo(Outcome.FAIL);
              assertThat(all(EVIDENCE)).as("overtaken").isEmpty();
              assertThat(task().state()).as("the same task again").isEqualTo(Task.State.OPEN);
              assertThat(finding().verdict()).isEqualTo(Verdict.NOT_MET);
              assertThat(all(MEASUREMENTS)).hasSize(3);
            });
    assertThat(audit.audit(bank.id()).problems()).isEmpty();
  }

  private void isEvidence(Evidence it) {
    var today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    assertThat(it.form()).isEqualTo(Evidence.Form.MEASUREMENT);
    assertThat(it.covers()).containsExactly("A.5.4", "A.6.2.6");
    assertThat(it.effectiveOn()).isEqualTo(today);
    assertThat(it.expiresOn()).isEqualTo(today.plusDays(30));
    assertThat(it.madeHow()).contains("DuckDB", "SHA-256", "MSR-2", "select");
  }

  @Test
  void whatWasMeasuredCanBeMeasuredAgainAlsoWhenAnotherFileCame() {
    bank.scope()
        .run(
            () -> {
              upload(Loans.csv(1_000, 0.4));
              measured();
              upload(Loans.csv(1_000, 0.5));
              var again = repeats.again("MSR-1", Budget.USUAL.threads(1));
              assertThat(again.outcome()).isEqualTo(Remeasurement.Outcome.IDENTICAL);
            });
  }

  @Test
  void doingItAgainIsRecordedBesideItAndChangesNothingOfIt() {
    bank.scope()
        .run(
            () -> {
              upload(Loans.csv(1_000, 0.4));
              measured();
              var made = all(MEASUREMENTS);
              var stands = entry();
              var run = again(made.getFirst());
              assertThat(run.state()).isEqualTo(Run.State.DONE);
              assertThat(run.queries()).isPositive().isEqualTo(run.expected());
              assertThat(all(REPETITIONS))
                  .singleElement()
                  .satisfies(
                      it -> {
                        assertThat(it.content().outcome()).isEqualTo(Repetition.Found.IDENTICAL);
                        assertThat(it.content().measurement()).isEqualTo("MSR-1");
                        assertThat(it.content().name()).isEqualTo("MSR-1 again: Identical");
                        assertThat(it.content().rows()).isEqualTo(1_000);
                      });
              assertThat(all(MEASUREMENTS)).isEqualTo(made);
              assertThat(entry()).as("its monitor hears nothing of it").isEqualTo(stands);
              assertThat(runs.latest(monitor).orElseThrow().repeats()).isNull();
            });
    assertThat(audit.audit(bank.id()).problems()).isEmpty();
  }

  @Test
  void whereNothingWasMeasuredNothingIsDoneAgain() {
    bank.scope()
        .run(
            () -> {
              measured();
              var refused = runner.again(all(MEASUREMENTS).getFirst().id(), bank.ada());
              assertThat(refused).isInstanceOf(Decision.Refused.class);
              assertThat(refused.toString()).contains("MSR-1 measured nothing");
            });
  }

  private Run again(Entry<Measurement> made) {
    var decision = runner.again(made.id(), bank.ada());
    assertThat(decision).isInstanceOf(Decision.Begun.class);
    var twice = runner.again(made.id(), bank.ada());
    assertThat(twice).as("one at a time").isInstanceOf(Decision.Refused.class);
    return ended(((Decision.Begun) decision).run());
  }

  @Test
  void whatCannotBeMeasuredIsNotMeasuredAndSaysWhy() {
    bank.scope()
        .run(
            () -> {
              assertThat(measured()).isEqualTo(Outcome.NOT_MEASURED);
              assertThat(last().reason()).contains("No file was uploaded to DSR-1");
              upload("sex,approved\nF,1\n");
              assertThat(measured()).isEqualTo(Outcome.NOT_MEASURED);
              assertThat(last().reason()).contains("There is no column 'repaid'");
              assertThat(last().document()).isNull();
              assertThat(finding().verdict()).isEqualTo(Verdict.UNKNOWN);
              assertThat(tasks.find("monitor:" + monitor)).isEmpty();
            });
  }

  @Test
  void aPasswordIsSealedAndOnlyItsPlaceOpensIt() {
    bank.scope()
        .run(
            () -> {
              var table =
                  record(
                      DATA_SOURCES,
                      "name",
                      "T",
                      "kind",
                      "DATABASE",
                      "url",
                      "jdbc:postgresql://db/x",
                      "tableName",
                      "public.t");
              assertThat(sources.secret(table.id(), "hunter2"))
                  .isInstanceOf(Sources.Answer.Kept.class);
              assertThat(secrets.open(table.id())).isEqualTo("hunter2");
              assertThat(secrets.open(source)).isNull();
              assertThat(sources.secret(source, "x")).isInstanceOf(Sources.Answer.Refused.class);
              sources.secret(table.id(), "");
              assertThat(secrets.has(table.id())).isFalse();
            });
  }

  @Test
  void whatRestsOnWhatFailedIsToBeLookedAtAgainOnce() {
    bank.scope()
        .run(
            () -> {
              var report =
                  record(
                      EVIDENCE,
                      "name",
                      "Test report",
                      "form",
                      "STATEMENT",
                      "effectiveOn",
                      "2026-01-01");
              var cites = Link.between(report.ref(), entry().ref(), "rests on");
              records.record(Link.KIND, cites, bank.ada());
              upload(Loans.csv(20_000, 0.2));
              measured();
              assertThat(heard.due)
                  .extracting(it -> it.subject().kind())
                  .containsExactly(AI_SYSTEMS.path(), EVIDENCE.path());
              var review = tasks.find("review:" + report.id()).orElseThrow().content();
              assertThat(review.state()).isEqualTo(Task.State.OPEN);
              assertThat(review.name()).contains(report.label(), "Test report");
              assertThat(review.reason()).contains("MON-1", "MSR-1");
              assertThat(task().reason()).startsWith("MSR-1, ").doesNotContain("First in");
              measured();
              assertThat(task().reason())
                  .as("what it began with is not lost to what came later")
                  .startsWith("First in MSR-1, ")
                  .contains("Last in MSR-2, ", "against A.5.4, A.6.2.6");
              assertThat(heard.due).as("it failed already").hasSize(2);
            });
  }

  @Test
  void aDatabaseThatMayNotBeAskedIsNotWrittenDown() {
    bank.scope()
        .run(
            () ->
                assertThatThrownBy(
                        () ->
                            record(
                                DATA_SOURCES,
                                "name",
                                "T",
                                "kind",
                                "DATABASE",
                                "url",
                                "jdbc:postgresql://elsewhere/x",
                                "tableName",
                                "public.t"))
                    .isInstanceOf(Objected.class)
                    .hasMessageContaining("elsewhere"));
  }

  @Test
  void numbersAnswersErrorsAndAgesAreMeasuredFromStartToEnd() {
    bank.scope()
        .run(
            () -> {
              upload(Numbers.csv(2_000));
              assertThat(measuredBy(Question.REGRESSION, "predicted: forecast", "actual: sold"))
                  .contains("rSquared");
              assertThat(measuredBy(Question.RANKING, "query: q", "gain: gain", "score: score"))
                  .contains("ndcg");
              assertThat(
                      measuredBy(Question.SERIES, "prediction: said", "label: came", "order: day"))
                  .contains("errorRate");
              assertThat(
                      measuredBy(
                          Question.QUALITY, "timestamp: day", "max-age: 36h", "columns: day"))
                  .contains("age");
              assertThat(last().outcome()).as("the rows are of 2024").isEqualTo(Outcome.FAIL);
              assertThat(measuredBy(Question.ESTIMATE, "score: score")).contains("estimated");
              assertThat(audit.audit(bank.id()).problems()).isEmpty();
            });
  }

  /** What a monitor of these rows finds; it is read back as the document of its measurement. */
  private String measuredBy(Question question, String... options) {
    monitor = records.record(MONITORS.kind(), AMonitor.asking(question, options), bank.ada()).id();
    assertThat(measured()).as(last().reason()).isNotEqualTo(Outcome.NOT_MEASURED);
    assertThat(last().question()).isEqualTo(question);
    return documents.of(all(MEASUREMENTS).getLast()).orElseThrow();
  }
}
