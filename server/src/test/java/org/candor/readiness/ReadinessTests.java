package org.candor.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.evaluation.monitoring.MonitoringRegisters.DATA_SOURCES;
import static org.candor.evaluation.monitoring.MonitoringRegisters.MONITORS;
import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.DATA_SETS;
import static org.candor.systems.SystemsRegisters.MODELS;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.candor.evaluation.monitoring.AMonitor;
import org.candor.evaluation.monitoring.Monitor;
import org.candor.evaluation.monitoring.Outcome;
import org.candor.exchange.Inventory;
import org.candor.readiness.Rule.OfEach;
import org.candor.records.AsOf;
import org.candor.register.Query;
import org.candor.systems.AiSystem;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;

/** The position of a real organization: whichever way it is computed, now and then. */
class ReadinessTests extends AReadiness {

  private static final List<String> SHOWN =
      List.of(
          "5.1-1", "5.1-2", "5.2-1", "6.2-1", "7.2-1", "9.1-1", "9.3.1-1", "10.1-1", "A.2.2",
          "A.3.3");

  @Test
  void aPositionIsTheSameWhicheverWayItIsComputed() {
    var triage = record(AI_SYSTEMS, "name", "Triage");
    record(DATA_SETS, "name", "Admissions", "source", "Wards");
    var first = now();
    assertThat(first.find("A.7.5").orElseThrow().verdict()).isEqualTo(Verdict.MET);
    var said = content(AI_SYSTEMS, "name", "Triage", "intendedPurpose", "Sort patients");
    clinic
        .scope()
        .run(
            () -> {
              records.revise(AI_SYSTEMS.kind(), triage.id(), 1, said, clinic.ada(), null);
              records.record(
                  EVIDENCE.kind(),
                  content(
                      EVIDENCE,
                      "name",
                      "Minutes",
                      "form",
                      "FILE",
                      "covers",
                      "5.1-4",
                      "effectiveOn",
                      "2026-01-01"),
                  clinic.ada());
            });
    var second = now();
    assertThat(second.find("4.1-3").orElseThrow().verdict()).isEqualTo(Verdict.MET);
    assertThat(second.canonical()).isEqualTo(anew(second).canonical());
    clinic
        .scope()
        .run(() -> records.retire(AI_SYSTEMS.kind(), triage.id(), 2, clinic.ada(), "gone"));
    var third = now();
    assertThat(third.find("4.1-3").orElseThrow().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(third.canonical()).isEqualTo(anew(third).canonical());
    assertThat(anew(first).sha256()).isEqualTo(first.sha256());
  }

  @Test
  void everyFindingCountsExactlyTheRowsOfItsList() {
    for (int i = 0; i < 60; i++) {
      record(AI_SYSTEMS, ARandomAnswer.to(AI_SYSTEMS, i));
      if (i % 4 == 0) {
        record(MODELS, ARandomAnswer.to(MODELS, i));
        record(DATA_SETS, ARandomAnswer.to(DATA_SETS, i));
        record(EVIDENCE, ARandomAnswer.to(EVIDENCE, i));
      }
    }
    record(DATA_SOURCES, "name", "Rows", "kind", "UPLOAD");
    for (var line : List.of("A.7.4", "A.6.2.6", "A.6.2.4", "A.5.4")) {
      clinic
          .scope()
          .run(
              () ->
                  monitors(line).forEach(it -> records.record(MONITORS.kind(), it, clinic.ada())));
    }
    var position = now();
    var checked = 0;
    for (var rule : reckoning.rules()) {
      if (rule instanceof OfEach<?> it) {
        checked += check(it, position);
      }
    }
    assertThat(checked).isGreaterThan(100);
  }

  private static List<Monitor> monitors(String line) {
    var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1);
    return List.of(
        AMonitor.serving(line, Outcome.PASS, tomorrow, false),
        AMonitor.serving(line, Outcome.FAIL, tomorrow, false),
        AMonitor.serving(line, Outcome.PASS, tomorrow, true),
        AMonitor.serving(line, Outcome.NOT_MEASURED, tomorrow, false),
        AMonitor.serving(line, null, null, false),
        AMonitor.failing(line, tomorrow),
        AMonitor.eased(line, tomorrow),
        AMonitor.fairness(null, null));
  }

  private int check(OfEach<?> rule, Position position) {
    var finding =
        position.find(lines(rule).getFirst()).orElseThrow().findings().stream()
            .filter(it -> it.rule().equals(rule.id()))
            .findFirst();
    // One that only speaks against a line is silent where there is nothing to ask.
    assertThat(finding.isPresent() || !rule.contests().isEmpty()).as(rule.id()).isTrue();
    int exceptions = finding.map(it -> it.exceptions().total()).orElse(0);
    var address = UriComponentsBuilder.fromUriString(rule.claim().href()).build();
    assertThat(address.getPath()).isEqualTo(rule.register().href());
    var query = Query.read(rule.register(), address.getQueryParams());
    long total = clinic.scope().get(() -> listings.page(rule.register(), query, AsOf.NOW).total());
    assertThat(total).as(rule.id()).isEqualTo(exceptions);
    return exceptions;
  }

  private static List<String> lines(Rule rule) {
    return Stream.of(rule.decides(), rule.indicates(), rule.contests())
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void everyRuleIsBoundToLinesThatAreThere() {
    for (var rule : reckoning.rules()) {
      var lines = lines(rule);
      assertThat(lines).as(rule.id()).isNotEmpty().doesNotHaveDuplicates();
      assertThat(lines)
          .allSatisfy(it -> assertThat(catalog.iso42001().item(it).assessable()).isTrue());
    }
    assertThat(reckoning.rules())
        .extracting(Rule::id)
        .isEqualTo(AllRules.list().stream().map(Rule::id).toList());
  }

  @Test
  void evidenceAndAttestationsChangeExactlyTheVerdictsTheyBearOn() throws Exception {
    record(AI_SYSTEMS, "name", "Triage");
    now();
    var before = verdicts();
    for (var line : SHOWN) {
      record(
          EVIDENCE,
          "name",
          "Shows " + line,
          "form",
          "STATEMENT",
          "covers",
          line,
          "effectiveOn",
          "2026-01-01");
    }
    // Two of the lines ask for a document, so the evidence bears on 7.5.1 as well.
    var borne = new ArrayList<>(SHOWN);
    borne.add("7.5.1-1");
    assertThat(changed(before, verdicts())).containsExactlyInAnyOrderElementsOf(borne);
    var shown = verdicts();
    assertThat(SHOWN).allSatisfy(it -> assertThat(shown).containsEntry(it, "PARTLY"));
    for (var line : List.of("5.1-3", "5.1-5", "8.1-1")) {
      record(
          ATTESTATIONS,
          "requirement",
          line,
          "answer",
          "MET",
          "basis",
          "SELF_DECLARED",
          "reason",
          "Told on paper",
          "attestedOn",
          "2026-02-01",
          "validUntil",
          "2028-01-01");
    }
    assertThat(changed(shown, verdicts())).containsExactlyInAnyOrder("5.1-3", "5.1-5", "8.1-1");
  }

  private Map<String, String> verdicts() throws Exception {
    var report = api("");
    var verdicts = new TreeMap<String, String>();
    report
        .get("requirements")
        .forEach(it -> verdicts.put(it.get("id").asString(), it.get("verdict").asString()));
    report
        .get("controls")
        .forEach(it -> verdicts.put(it.get("id").asString(), it.get("verdict").asString()));
    assertThat(verdicts).hasSize(169);
    return verdicts;
  }

  private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    var changed = new TreeSet<String>();
    after.forEach(
        (line, verdict) -> {
          if (!verdict.equals(before.get(line))) {
            changed.add(line);
          }
        });
    return changed;
  }

  @Test
  void theFederalInventoryShowsWhatIsUnknownAndWhichSystemsLackWhat() throws Exception {
    var systems = imports.register("systems/ai-systems");
    var file = Inventory.file();
    clinic
        .scope()
        .call(
            () -> {
              var mapping = mappings.find(systems, "us-federal-2024").orElseThrow();
              return imports.run(systems, file, mapping, clinic.ada(), false, (_, _) -> true);
            });
    var began = System.nanoTime();
    var position = now();
    System.out.printf("2,133 systems, position in %.0f ms%n", (System.nanoTime() - began) / 1e6);
    var expected = new TreeMap<String, Long>();
    clinic
        .scope()
        .run(
            () ->
                listings.each(
                    AI_SYSTEMS, Query.all(), AsOf.NOW, it -> count(expected, it.content())));
    assertThat(exceptions(position, "5.3-1", "each-system-has-an-owner"))
        .isEqualTo(expected.get("owner"));
    assertThat(exceptions(position, "4.1-4", "each-system-states-our-role"))
        .isEqualTo(expected.get("role"));
    assertThat(exceptions(position, "4.1-3", "each-system-states-its-purpose"))
        .isEqualTo(expected.get("purpose"));
    assertThat(exceptions(position, "4.3-1", "each-system-has-a-scope-decision")).isEqualTo(2_133);
    assertThat(position.find("4.3-1").orElseThrow().verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(position.counts().get(Verdict.UNKNOWN)).isGreaterThan(100);
    assertThat(position.lines()).allSatisfy(it -> assertThat(it.why()).isNotBlank());
    System.out.println(position.counts());
  }

  private static void count(Map<String, Long> expected, AiSystem it) {
    if (it.stage() != org.candor.systems.Stage.RETIREMENT) {
      expected.merge("owner", it.owner() == null ? 1L : 0L, Long::sum);
      expected.merge("role", it.roles().isEmpty() ? 1L : 0L, Long::sum);
      expected.merge("purpose", it.intendedPurpose() == null ? 1L : 0L, Long::sum);
    }
  }

  private static long exceptions(Position position, String line, String rule) {
    return position.find(line).orElseThrow().findings().stream()
        .filter(it -> it.rule().equals(rule))
        .mapToLong(it -> it.exceptions().total())
        .findFirst()
        .orElseThrow();
  }
}
