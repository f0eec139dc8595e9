package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.candor.AnOrganization;
import org.candor.access.Role;
import org.candor.exchange.Inventory;
import org.candor.records.Ledger;
import org.candor.records.RecordJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;

/** A program brings systems, evidence and a baseline, and asks where the organization stands. */
@SpringBootTest
class PositionOverHttpTests {

  private static final String POSITION = "/api/v1/readiness";
  private static final String EVIDENCE = "/api/v1/support/evidence";
  private static final String IMPORTS =
      "/api/v1/exchange/imports?register=systems/ai-systems&mapping=us-federal-2024";

  /** No rule decides any of these, so that what people bring shows. */
  private static final List<String> SHOWN =
      List.of(
          "5.1-1", "5.1-2", "5.2-1", "6.2-1", "7.2-1", "9.1-1", "9.3.1-1", "10.1-1", "A.2.2",
          "A.3.3");

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  AnApi api;

  @BeforeEach
  void aProgramOfTheClinic() {
    var clinic = AnOrganization.founded(ledger, transactions);
    api = AnApi.of(ApiDoor.open(context), clinic, Role.AIMS_MANAGER);
  }

  @Test
  void tenPiecesOfEvidenceAndABaselineChangeExactlyTheVerdictsTheyBearOn() throws Exception {
    imported();
    var began = verdicts();
    assertThat(began).hasSize(169);

    SHOWN.forEach(this::show);
    var shown = verdicts();
    // Two of the lines ask for a document, so the evidence bears on 7.5.1 as well.
    var borne = new ArrayList<>(SHOWN);
    borne.add("7.5.1-1");
    assertThat(changed(began, shown)).containsExactlyInAnyOrderElementsOf(borne);
    assertThat(SHOWN)
        .allSatisfy(
            it -> {
              assertThat(began).containsEntry(it, "UNKNOWN");
              assertThat(shown).containsEntry(it, "PARTLY");
            });

    var done =
        api.post(
                "/api/v1/work/baseline",
                """
                {"answers": {"5.1-3": "YES", "5.1-5": "PARTLY", "8.1-1": "NO", "7.2-1": "NO", "7.3-1": "DONT_KNOW",
                  "A.10.2": "NOT_APPLICABLE", "4.3-1": "YES", "B.1": "YES"}}
                """)
            .is(200)
            .json();
    assertThat(done.get("recorded").asInt()).isEqualTo(6);
    assertThat(done.get("unchanged").asInt()).isEqualTo(1);
    assertThat(done.get("refused").asInt()).isEqualTo(1);
    var answered = verdicts();
    assertThat(changed(shown, answered))
        .as("a rule decides 4.3-1, and to want A.10.2 left out does not leave it out")
        .containsExactlyInAnyOrder("5.1-3", "5.1-5", "8.1-1", "7.2-1");
    assertThat(answered)
        .containsAllEntriesOf(
            Map.of("5.1-3", "PARTLY", "5.1-5", "PARTLY", "8.1-1", "NOT_MET", "7.2-1", "NOT_MET"));
    assertThat(answered).doesNotContainEntry("5.1-3", "MET");
  }

  private void imported() throws IOException, InterruptedException {
    var file = Files.readAllBytes(Inventory.file());
    var place = api.send("POST", IMPORTS, file).is(202).header("Location");
    var until = Instant.now().plus(Duration.ofMinutes(2));
    var status = api.get("" + place).is(200).json();
    while (!status.path("state").asString().equals("DONE")) {
      assertThat(Instant.now()).as(status.toString()).isBefore(until);
      Thread.sleep(200);
      status = api.get("" + place).is(200).json();
    }
    assertThat(api.get(AnApi.SYSTEMS + "?limit=1").json().path("total").asInt()).isEqualTo(2_133);
  }

  private void show(String line) {
    var piece =
        Map.of(
            "name",
            "Shows " + line,
            "form",
            "STATEMENT",
            "covers",
            List.of(line),
            "effectiveOn",
            "2026-01-01");
    api.post(EVIDENCE, RecordJson.MAPPER.writeValueAsString(piece)).is(201);
  }

  private Map<String, String> verdicts() {
    var report = api.get(POSITION).is(200).json();
    var verdicts = new TreeMap<String, String>();
    for (var part : List.of("requirements", "controls")) {
      report
          .get(part)
          .forEach(it -> verdicts.put(it.get("id").asString(), it.get("verdict").asString()));
    }
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
}
