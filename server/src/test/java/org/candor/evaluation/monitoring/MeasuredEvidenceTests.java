package org.candor.evaluation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;

import java.util.List;
import java.util.Map;
import org.candor.readiness.Readiness;
import org.candor.readiness.ReadinessRegisters;
import org.candor.readiness.Standing;
import org.candor.readiness.Verdict;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Objected;
import org.candor.records.Objection;
import org.candor.records.RecordJson;
import org.candor.register.Query;
import org.candor.support.evidence.Evidence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** Evidence of what was measured shows what was measured, whoever writes and in which order. */
class MeasuredEvidenceTests extends ABankOfPages {

  private static final String LINE = "A.9.3";

  @Autowired Readiness readiness;

  @Test
  void whatAMonitorMadeIsNarrowedByHandAndNeverWidened() {
    in(
        () -> {
          upload(0.5);
          measured();
          var made = evidence().getFirst();
          assertThat(objected(made, "covers", List.of("A.5.4", "A.7.4"))).containsExactly("covers");
          assertThat(objected(made, "expiresOn", "2099-01-01")).containsExactly("expiresOn");
          assertThat(objected(made, "expiresOn", null)).containsExactly("expiresOn");
          assertThat(objected(made, "location", "The shelf")).containsOnly("location");
          assertThat(objected(made, "form", "STATEMENT")).containsExactly("form");
          assertThat(objected(made, "sha256", "0".repeat(64))).containsExactly("sha256");
          assertThat(objected(made, "shows", "All is well")).containsExactly("shows");
          assertThat(objected(made, "madeHow", null)).containsExactly("madeHow");
          assertThat(objected(made, "covers", List.of("A.5.4"))).as("less may be said").isEmpty();
          measured();
          assertThat(evidence().getFirst().content().covers())
              .as("and is said anew by the next measurement")
              .isEqualTo(made.content().covers());
        });
  }

  @Test
  void whatLeadsToAFailedMeasurementShowsNothingHoweverItIsWritten() {
    in(
        () -> {
          var failed = last();
          var address = "/evaluation/measurements/" + failed.id();
          for (var way :
              List.of(
                  address,
                  "https://candor.example" + address + "/",
                  "/api/v1" + address + "?x",
                  failed.id().toString(),
                  failed.label())) {
            leading("RECORD", way);
            assertThat(standing().human().inForce()).as(way).isZero();
          }
          assertThat(standing().why()).contains("a measurement that does not keep its limits");
          attested("EV-1");
          assertThat(standing().verdict()).isEqualTo(Verdict.STALE);
          upload(0.5);
          measured();
          assertThat(standing().verdict())
              .as("another measurement passed")
              .isEqualTo(Verdict.STALE);
        });
  }

  @Test
  void whatLeadsToAPassedOneFallsWhenItsMonitorBreaksALimit() {
    in(
        () -> {
          upload(0.5);
          measured();
          leading("MEASUREMENT", last().label());
          attested("EV-2");
          assertThat(standing().verdict()).isEqualTo(Verdict.MET);
          upload(0.2);
          measured();
          var fallen = readiness.position("iso-42001", AsOf.NOW);
          assertThat(fallen.find(LINE).orElseThrow().verdict()).isEqualTo(Verdict.STALE);
          var mine = evidence().getLast();
          assertThat(objected(mine, "location", "The shelf")).containsExactly("location");
          assertThat(objected(mine, "form", "LINK")).as("a label").containsExactly("location");
          assertThat(objected(mine, "form", "RECORD")).containsExactly("form");
          assertThat(objected(mine, "location", "/systems/ai-systems/" + system))
              .as("to a record that stands, and is no measurement")
              .containsExactly("location");
          upload(0.5);
          measured();
          assertThat(standing().verdict()).as("mended").isEqualTo(Verdict.MET);
          var then = AsOf.position(fallen.ledgerSize());
          assertThat(readiness.position("iso-42001", then, fallen.day()).sha256())
              .isEqualTo(fallen.sha256());
        });
  }

  private List<Entry<Evidence>> evidence() {
    return listings.page(EVIDENCE, Query.all(), AsOf.NOW).entries();
  }

  private Standing standing() {
    return readiness.position("iso-42001", AsOf.NOW).find(LINE).orElseThrow();
  }

  private void leading(String form, String location) {
    var said =
        Map.of(
            "name", List.of("Measured"),
            "form", List.of(form),
            "covers", List.of(LINE),
            "location", List.of(location),
            "effectiveOn", List.of("2026-01-01"));
    record(EVIDENCE, said);
  }

  private void attested(String evidence) {
    var day = readiness.today();
    record(
        ReadinessRegisters.ATTESTATIONS,
        Map.of(
            "requirement", List.of(LINE),
            "answer", List.of("MET"),
            "basis", List.of("EVIDENCE"),
            "evidence", List.of(evidence),
            "attestedOn", List.of(day.toString()),
            "validUntil", List.of(day.plusYears(1).toString())));
  }

  /** The fields that an edit of one field is refused for; empty where it is taken. */
  private List<String> objected(Entry<Evidence> it, String field, @Nullable Object value) {
    ObjectNode json = RecordJson.MAPPER.valueToTree(it.content());
    json.set(field, RecordJson.MAPPER.valueToTree(value));
    var after = RecordJson.MAPPER.treeToValue(json, Evidence.class);
    try {
      records.revise(EVIDENCE.kind(), it.id(), it.version(), after, ada, null);
      return List.of();
    } catch (Objected refused) {
      return refused.objections().stream().map(Objection::field).toList();
    }
  }
}
