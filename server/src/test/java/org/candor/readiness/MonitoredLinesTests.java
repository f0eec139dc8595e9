package org.candor.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.systems.SystemsRegisters.DATA_SETS;

import java.util.Objects;
import org.candor.evaluation.monitoring.AMonitor;
import org.candor.evaluation.monitoring.Monitor;
import org.candor.evaluation.monitoring.MonitoringRegisters;
import org.candor.evaluation.monitoring.Outcome;
import org.candor.readiness.Attestation.Answer;
import org.candor.readiness.Attestation.Basis;
import org.junit.jupiter.api.Test;

/** What monitors do to the lines they serve, beside what people bring. */
class MonitoredLinesTests {

  @Test
  void withoutAMonitorNothingStandsInForAMeasurement() {
    for (var line : new String[] {"A.7.4", "A.6.2.6"}) {
      var it = attested(line).on(line);
      assertThat(it.verdict()).isEqualTo(Verdict.UNKNOWN);
      assertThat(it.why()).contains("no monitor that serves " + line, "no evidence");
      var next = Objects.requireNonNull(it.next());
      assertThat(next.words()).isEqualTo("Measure it: add a monitor that serves " + line);
      assertThat(next.href()).isEqualTo("/evaluation/monitoring/new?serving=" + line);
    }
  }

  @Test
  void aPassAndWhatPeopleBringAreEnough() {
    var passing = with(attested("A.7.4"), serving("A.7.4", Outcome.PASS));
    assertThat(passing.on("A.7.4").verdict()).isEqualTo(Verdict.MET);
  }

  @Test
  void aBrokenLimitSpeaksAgainstEveryLineItsMonitorServes() {
    for (var line : new String[] {"A.7.4", "A.6.2.6", "A.6.2.4", "A.5.4"}) {
      var failing = with(ACompany.empty(), serving(line, Outcome.FAIL));
      assertThat(failing.on(line).verdict()).as(line).isEqualTo(Verdict.NOT_MET);
      assertThat(failing.on(line).why()).as(line).contains("1 says no");
    }
    assertThat(with(attested("A.7.4"), serving("A.7.4", Outcome.FAIL)).on("A.7.4").verdict())
        .as("nobody's word lifts what was measured")
        .isEqualTo(Verdict.NOT_MET);
  }

  @Test
  void whatCanBeShownWithoutAMonitorIsNotMetBesideOneThatFails() {
    var shown = attested("A.6.2.4");
    assertThat(shown.on("A.6.2.4").verdict()).isEqualTo(Verdict.MET);
    var contested = with(shown, serving("A.6.2.4", Outcome.FAIL)).on("A.6.2.4");
    assertThat(contested.verdict()).isEqualTo(Verdict.NOT_MET);
    assertThat(contested.why()).contains("monitor of verification", "1 says no");
    assertThat(Objects.requireNonNull(contested.next()).words()).contains("Measure, and mend");
    assertThat(with(shown, serving("A.6.2.4", Outcome.PASS)).on("A.6.2.4").verdict())
        .isEqualTo(Verdict.MET);
    assertThat(with(shown, serving("A.6.2.4", Outcome.INCONCLUSIVE)).on("A.6.2.4").verdict())
        .as("where nothing is broken and nothing shown")
        .isEqualTo(Verdict.PARTLY);
  }

  @Test
  void anotherMonitorDoesNotMakeUpForABrokenLimit() {
    for (var line : new String[] {"A.7.4", "A.6.2.6", "A.6.2.4", "A.5.4"}) {
      var failing = with(attested(line), serving(line, Outcome.FAIL));
      var beside = with(failing, serving(line, Outcome.PASS));
      assertThat(beside.on(line).verdict()).as(line).isEqualTo(Verdict.NOT_MET);
      assertThat(beside.on(line).why())
          .as(line)
          .contains("1 of 2 ", "1 says no", "not made up for by what holds elsewhere");
    }
  }

  @Test
  void askingLessIsNamed() {
    var eased = with(ACompany.empty(), AMonitor.eased("A.6.2.6", ACompany.TODAY.plusDays(1)));
    assertThat(eased.on("A.6.2.6").verdict()).isEqualTo(Verdict.NOT_MET);
    assertThat(eased.on("A.6.2.6").why())
        .contains("1 says no and is asked less since", "MON-")
        .contains("The limit on Impact ratio is no longer asked.");
  }

  @Test
  void askingLessIsNamedAlsoWhereItWasAccepted() {
    for (var line : new String[] {"A.7.4", "A.6.2.6", "A.6.2.4", "A.5.4"}) {
      var accepted = with(ACompany.empty(), AMonitor.accepted(line, ACompany.TODAY.plusDays(1)));
      assertThat(accepted.on(line).findings())
          .filteredOn(it -> it.rule().startsWith("each-monitor-of"))
          .isNotEmpty()
          .allSatisfy(
              it ->
                  assertThat(it.why()).contains("MON-", "under an eased question", "Impact ratio"));
    }
  }

  @Test
  void aFailureThatWasLetRestSpeaksNeitherAgainstNorForItsLines() {
    for (var line : new String[] {"A.7.4", "A.6.2.6", "A.6.2.4", "A.5.4"}) {
      var released = AMonitor.released(line, ACompany.TODAY.plusDays(1));
      assertThat(with(ACompany.empty(), released).on(line).verdict())
          .as(line)
          .isEqualTo(ACompany.empty().on(line).verdict());
      assertThat(
              with(with(attested(line), serving(line, Outcome.FAIL)), released).on(line).verdict())
          .as("beside another failure")
          .isEqualTo(Verdict.NOT_MET);
      var again = AMonitor.measuredAgain(released, ACompany.TODAY);
      assertThat(with(attested(line), again).on(line).verdict())
          .as("asked again, whatever comes of it")
          .isEqualTo(Verdict.NOT_MET);
    }
    assertThat(
            with(attested("A.6.2.4"), AMonitor.released("A.6.2.4", null)).on("A.6.2.4").verdict())
        .as("what people showed stands by itself")
        .isEqualTo(Verdict.MET);
  }

  @Test
  void aFailureThatWasLetRestIsTold() {
    for (var line : new String[] {"A.7.4", "A.6.2.6", "A.6.2.4", "A.5.4"}) {
      var it = with(attested(line), AMonitor.released(line, null)).on(line);
      assertThat(it.findings())
          .as(line)
          .filteredOn(one -> one.rule().startsWith("each-monitor-of"))
          .singleElement()
          .satisfies(one -> assertThat(one.why()).contains("MON-1", "Not counted since 3 Jan"))
          .satisfies(one -> assertThat(one.verdict().favourable()).isFalse());
    }
    var contested = with(attested("A.6.2.4"), AMonitor.released("A.6.2.4", null)).on("A.6.2.4");
    assertThat(contested.next()).as("nothing is asked for where nothing speaks").isNull();
    assertThat(with(ACompany.empty(), AMonitor.released("A.6.2.4", null)).on("A.6.2.4").why())
        .as("nor does it stand in for what people have to bring")
        .isEqualTo(ACompany.empty().on("A.6.2.4").why());
  }

  @Test
  void whatIsBrokenComesBeforeWhatNobodyHasSaidYet() {
    var failing = with(ACompany.empty(), serving("A.6.2.6", Outcome.FAIL));
    var first = NextSteps.of(failing.position(), 10).getFirst();
    assertThat(first.broken()).isTrue();
    assertThat(first.lines()).containsExactly("A.6.2.6");
    assertThat(NextSteps.of(ACompany.empty().position(), 10)).noneMatch(NextSteps.Step::broken);
  }

  private static Monitor serving(String line, Outcome outcome) {
    return AMonitor.serving(line, outcome, ACompany.TODAY.plusDays(1), false);
  }

  private static ACompany with(ACompany company, Monitor monitor) {
    var kind = MonitoringRegisters.MONITORS.kind();
    return company.and(ACompany.entry(kind, company.next(kind), monitor));
  }

  private static ACompany attested(String line) {
    return ACompany.empty()
        .with(DATA_SETS, "name", "Decisions", "coverage", "Every branch")
        .evidence(line, "2026-01-01", "2027-01-01")
        .attested(line, Answer.MET, Basis.EVIDENCE, "2026-02-01", "2027-02-01", "EV-1");
  }
}
