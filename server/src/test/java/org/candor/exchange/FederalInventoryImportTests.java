package org.candor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.candor.AnOrganization;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

/** The consolidated inventory of AI uses in US agencies, 2024, goes in whole. */
@SpringBootTest
class FederalInventoryImportTests {

  private static final int STAGE = 9;
  private static final int IMPACT = 10;
  private static final int ASSESSMENT = 45;
  private static final Set<String> IN_OPERATION =
      Set.of("operation and maintenance", "in production", "in mission");
  private static final Set<String> IMPACTING =
      Set.of("both", "rights-impacting", "safety-impacting");

  @Autowired Imports imports;
  @Autowired Mappings mappings;
  @Autowired Ledger ledger;
  @Autowired Listings listings;
  @Autowired TransactionOperations transactions;
  AnOrganization agency;
  Register<?> systems;
  Mapping mapping;

  @BeforeEach
  void found() {
    agency = AnOrganization.founded(ledger, transactions);
    systems = imports.register("systems/ai-systems");
    mapping = agency.scope().get(() -> mappings.find(systems, "us-federal-2024").orElseThrow());
  }

  @Test
  void everyRowGoesInAndThePublishedFiguresComeOut() throws Exception {
    var file = Inventory.file();
    var source = rows(file);
    var began = System.nanoTime();
    var report = importing(file);
    var seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf("%d rows in %.2f s: %.0f rows/s%n", 2133, seconds, 2133 / seconds);

    assertThat(report.problems()).noneMatch(it -> it.kind() == Finding.Kind.ERROR);
    assertThat(report.counts())
        .isEqualTo(new Report.Counts(2_133, 2_133, 0, 0, 0, report.counts().warnings(), 0));
    assertThat(total(Map.of("impact", List.of("RIGHTS", "SAFETY", "RIGHTS_AND_SAFETY"))))
        .isEqualTo(351)
        .isEqualTo(count(source, r -> IMPACTING.contains(r.get(IMPACT))));
    assertThat(counts("impact"))
        .containsEntry("RIGHTS_AND_SAFETY", 195L)
        .containsEntry("RIGHTS", 131L)
        .containsEntry("SAFETY", 25L)
        .containsEntry("NOT_YET_ASSESSED", 21L)
        .containsEntry("", 39L);
    assertThat(counts("stage")).isEqualTo(stages(source));
    assertThat(assessedInOperation()).isEqualTo(assessedInOperation(source));
    assertThat(impactingAndUnanswered())
        .isEqualTo(
            count(
                source,
                r ->
                    IMPACTING.contains(r.get(IMPACT))
                        && IN_OPERATION.contains(r.get(STAGE))
                        && r.get(ASSESSMENT).isEmpty()));
  }

  @Test
  void theFilesOwnWordsStandBesideWhatTheyWereReadAs() throws Exception {
    var report = importing(Inventory.file());
    var words =
        report.survey().values().get("stage").stream()
            .filter(it -> it.option().equals("OPERATION_AND_MONITORING"))
            .collect(Collectors.toMap(Report.Counted::text, Report.Counted::count));
    assertThat(words)
        .isEqualTo(Map.of("Operation and Maintenance", 874, "In production", 14, "In mission", 4));
    assertThat(total(Map.of("stage", List.of("OPERATION_AND_MONITORING")))).isEqualTo(892);
  }

  @Test
  void theSecondTimeNothingIsWritten() throws Exception {
    importing(Inventory.file());
    var size = size();
    var report = importing(Inventory.file());
    assertThat(report.counts().same()).isEqualTo(2_133);
    assertThat(report.counts().gone()).isZero();
    assertThat(size() - size).as("the import itself, begun and ended").isEqualTo(2);
  }

  private Report importing(Path file) {
    return agency
        .scope()
        .get(
            () -> {
              try {
                return imports.run(systems, file, mapping, agency.ada(), false, (_, _) -> true);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
  }

  private long size() {
    return agency.scope().get(ledger::size);
  }

  private Map<String, Long> assessedInOperation() {
    return counts("impactAssessment", Map.of("stage", List.of("OPERATION_AND_MONITORING")));
  }

  private static Map<String, Long> assessedInOperation(List<List<String>> source) {
    var words =
        Map.of(
            "", "",
            "yes", "DONE",
            "no", "NOT_DONE",
            "planned or in-progress.", "UNDER_WAY",
            "n/a", "NOT_APPLICABLE",
            "not applicable", "NOT_APPLICABLE");
    return source.stream()
        .filter(r -> IN_OPERATION.contains(r.get(STAGE)))
        .collect(Collectors.groupingBy(r -> words.get(r.get(ASSESSMENT)), Collectors.counting()));
  }

  private static Map<String, Long> stages(List<List<String>> source) {
    var words = new HashMap<String, String>();
    words.put("", "");
    List.of("initiated", "planned", "ideation").forEach(it -> words.put(it, "INCEPTION"));
    words.put("acquisition and/or development", "DESIGN_AND_DEVELOPMENT");
    words.put("implementation and assessment", "VERIFICATION_AND_VALIDATION");
    IN_OPERATION.forEach(it -> words.put(it, "OPERATION_AND_MONITORING"));
    words.put("retired", "RETIREMENT");
    words.put("research or administrative action complete", "RETIREMENT");
    return source.stream()
        .collect(Collectors.groupingBy(r -> words.get(r.get(STAGE)), Collectors.counting()));
  }

  private long impactingAndUnanswered() {
    return total(
        Map.of(
            "impact", List.of("RIGHTS", "SAFETY", "RIGHTS_AND_SAFETY"),
            "stage", List.of("OPERATION_AND_MONITORING"),
            "impactAssessment", List.of("-")));
  }

  private static long count(
      List<List<String>> source, java.util.function.Predicate<List<String>> which) {
    return source.stream().filter(which).count();
  }

  private long total(Map<String, List<String>> parameters) {
    return agency
        .scope()
        .get(() -> listings.page(systems, Query.read(systems, parameters), AsOf.NOW).total());
  }

  private Map<String, Long> counts(String field) {
    return counts(field, Map.of());
  }

  private Map<String, Long> counts(String field, Map<String, List<String>> parameters) {
    var by = systems.field(field).orElseThrow();
    return agency
        .scope()
        .get(() -> listings.counts(systems, Query.read(systems, parameters), by, AsOf.NOW));
  }

  /** The file read by twenty lines that share nothing with the product: cells folded and bare. */
  private static List<List<String>> rows(Path file) throws IOException {
    var text = Files.readString(file, Charset.forName("windows-1252"));
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var cell = new StringBuilder();
    var quoted = false;
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString().replaceAll("[\\s\\u00a0]+", " ").strip().toLowerCase());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      } else {
        cell.append(c);
      }
    }
    return rows.subList(1, rows.size());
  }
}
