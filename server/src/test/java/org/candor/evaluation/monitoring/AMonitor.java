package org.candor.evaluation.monitoring;

import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.candor.evaluation.monitoring.Monitor.Question;
import org.candor.kernel.Actor;
import org.candor.kernel.PersonId;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.support.evidence.Evidence;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Monitors for tests, as a sentence says. */
public final class AMonitor {

  private AMonitor() {}

  public static Monitor asking(Question question, String... options) {
    return new Monitor(
        "Loans",
        question,
        List.of(options),
        List.of(),
        List.of(),
        "DSR-1",
        null,
        null,
        null,
        null,
        List.of("A.5.4", "A.6.2.6"),
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public static Monitor fairness(@Nullable PersonId owner, @Nullable String schedule) {
    return new Monitor(
        "Loans by sex",
        Question.FAIRNESS,
        List.of("prediction: approved", "label: repaid", "by: sex"),
        List.of(),
        List.of("impactRatio", "demographicParityDifference"),
        "DSR-1",
        null,
        "SYS-1",
        null,
        null,
        List.of("A.5.4", "A.6.2.6"),
        null,
        owner,
        schedule,
        30,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public static Monitor serving(
      String control, @Nullable Outcome outcome, @Nullable LocalDate dueOn, boolean paused) {
    return new Monitor(
        "Loans",
        Question.PROFILE,
        List.of(),
        List.of(),
        List.of(),
        "DSR-1",
        null,
        null,
        null,
        null,
        List.of(control),
        null,
        null,
        null,
        null,
        paused,
        outcome,
        null,
        dueOn,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Whether what a monitor made may be edited so by hand. */
  public static boolean permits(Evidence before, Evidence after) {
    return MonitorEvidence.beyond("MON-1", before, after).isEmpty();
  }

  /** One that failed, and passes since it is asked for less. */
  public static Monitor eased(String control, @Nullable LocalDate dueOn) {
    return failing(control, dueOn).easing("The limit on Impact ratio is no longer asked.");
  }

  /** One that passes since somebody accepted that it is asked for less than what failed. */
  public static Monitor accepted(String control, @Nullable LocalDate dueOn) {
    var day = LocalDate.parse("2026-01-03");
    var words = "It failed on 1 Jan 2026. The limit on Impact ratio is no longer asked.";
    return eased(control, dueOn).mended(new Monitor.Waiver(day, null, words, "question: PROFILE"));
  }

  /** One whose failure speaks no longer, as somebody answers for it that its system is gone. */
  public static Monitor released(String control, @Nullable LocalDate dueOn) {
    return failing(control, dueOn).released("Not counted since 3 Jan 2026: SYS-1 is gone.");
  }

  /** The same, once somebody answers for it that its failure speaks no longer. */
  public static Monitor released(Monitor it) {
    return it.released("Not counted since 3 Jan 2026: SYS-1 is gone.");
  }

  /** One that failed, and whose system is out of scope since; where there is a data source. */
  public static UUID ofASystemThatIsGone(Records records) {
    var actor = Actor.installation("test");
    var typed =
        Map.of("name", List.of("Old"), "scope", List.of("OUT"), "scopeReason", List.of("Sold"));
    var content = Objects.requireNonNull(Form.read(AI_SYSTEMS, typed, null).content());
    var system = records.record(AI_SYSTEMS.kind(), content, actor).label();
    ObjectNode json = RecordJson.MAPPER.valueToTree(failing("A.6.2.6", null));
    var of = RecordJson.MAPPER.treeToValue(json.put("system", system), Monitor.class);
    return records.record(MonitoringRegisters.MONITORS.kind(), of, actor).id();
  }

  /** The same, once somebody tried to measure it again. */
  public static Monitor measuredAgain(Monitor it, LocalDate on) {
    return it.came(Outcome.NOT_MEASURED, on, on.plusDays(1), "MSR-9");
  }

  /** The same, after it failed and then passed asked for less. */
  public static Monitor eased(Monitor it, String measurement) {
    var day = LocalDate.parse("2026-01-01");
    return it.came(Outcome.PASS, day, day, measurement)
        .failed(day, "question: " + it.question())
        .easing("The limit on Impact ratio is no longer asked.");
  }

  /** One that failed, and whatever came after it showed nothing. */
  public static Monitor failing(String control, @Nullable LocalDate dueOn) {
    return serving(control, Outcome.INCONCLUSIVE, dueOn, false)
        .failed(LocalDate.parse("2026-01-01"), "question: PROFILE")
        .came(Outcome.INCONCLUSIVE, LocalDate.parse("2026-01-02"), dueOn, "MSR-2");
  }

  /** The same with other options, limits and deciding metrics. */
  public static Monitor asking(
      Monitor it, List<String> options, List<String> limits, List<String> decidedBy) {
    return with(it, it.controls(), options, limits, decidedBy, it.paused(), it.dueOn());
  }

  /** The same, to be measured again by another day. */
  public static Monitor due(Monitor it, LocalDate day) {
    return with(it, it.controls(), it.options(), it.limits(), it.decidedBy(), it.paused(), day);
  }

  static Monitor paused(Monitor it) {
    return with(it, it.controls(), it.options(), it.limits(), it.decidedBy(), true, it.dueOn());
  }

  static Monitor of(Monitor it, String system) {
    ObjectNode json = RecordJson.MAPPER.valueToTree(it);
    return RecordJson.MAPPER.treeToValue(json.put("system", system), Monitor.class);
  }

  static Monitor ofNoSystem(Monitor it) {
    ObjectNode json = RecordJson.MAPPER.valueToTree(it);
    return RecordJson.MAPPER.treeToValue(json.putNull("system"), Monitor.class);
  }

  /** What its monitor measured once, as the record says; its file is not there. */
  public static Measurement made(String monitor) {
    return new Measurement(
        "Loans",
        monitor,
        Monitor.Question.FAIRNESS,
        Outcome.PASS,
        "Kept",
        "DSR-1",
        null,
        1,
        "DuckDB",
        null,
        null,
        LocalDate.of(2026, 1, 1),
        "2026-01-01T00:00:00Z",
        1,
        "0".repeat(64));
  }

  static Monitor serving(Monitor it, List<String> controls) {
    return with(it, controls, it.options(), it.limits(), it.decidedBy(), it.paused(), it.dueOn());
  }

  private static Monitor with(
      Monitor it,
      List<String> controls,
      List<String> options,
      List<String> limits,
      List<String> decidedBy,
      boolean paused,
      @Nullable LocalDate dueOn) {
    return new Monitor(
        it.name(),
        it.question(),
        options,
        limits,
        decidedBy,
        it.source(),
        it.reference(),
        it.system(),
        it.model(),
        it.dataSet(),
        controls,
        it.objective(),
        it.owner(),
        it.schedule(),
        it.validDays(),
        paused,
        it.outcome(),
        it.measuredOn(),
        dueOn,
        it.measurement(),
        it.failedOn(),
        it.failedAsking(),
        it.eased(),
        it.acceptedOn(),
        it.acceptedBy(),
        it.accepted(),
        it.acceptedAsking(),
        it.released());
  }
}
