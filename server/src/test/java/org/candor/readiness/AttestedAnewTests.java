package org.candor.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.candor.access.Role;
import org.candor.records.AsOf;
import org.candor.records.Attachment;
import org.candor.records.Entry;
import org.candor.records.FileStore;
import org.candor.records.Objected;
import org.candor.records.RecordJson;
import org.candor.support.evidence.Evidence;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** What was attested on is fixed by the ledger; nothing can be put in its place. */
class AttestedAnewTests extends AReadiness {

  private static final String LINE = "5.1-4";

  @Autowired FileStore store;

  @Test
  void evidenceThatSaysSomethingElseSinceWaitsForAnotherAttestation() throws Exception {
    var minutes = filed(LINE);
    var attested = attest(LINE, minutes.label());
    var then = now();
    assertThat(then.find(LINE).orElseThrow().verdict()).isEqualTo(Verdict.MET);

    change(minutes, "expiresOn", readiness.today().plusDays(90).toString());
    change(minutes, "expiresOn", readiness.today().plusDays(30).toString());
    stale(minutes, "a later end, before it was brought forward again");
    again(minutes);
    change(minutes, "expiresOn", readiness.today().plusDays(20).toString());
    change(minutes, "covers", List.of(LINE, "A.2.3"));
    change(minutes, "owner", clinic.ada().person().toString());
    assertThat(verdict(LINE)).as("it says what it said").isEqualTo(Verdict.MET);

    for (var field : List.of("name", "shows", "location", "madeHow")) {
      change(minutes, field, "Something else");
      stale(minutes, field);
      again(minutes);
    }
    change(minutes, "covers", List.of("A.2.3"));
    assertThat(verdict(LINE)).isEqualTo(Verdict.STALE);
    change(minutes, "covers", List.of(LINE));
    assertThat(verdict(LINE)).isEqualTo(Verdict.MET);
    attach(minutes, "Another page");
    stale(minutes, "another file");
    shorten(attested);
    stale(minutes, "an attestation that ends earlier was given no later");
    assertThat(page("/readiness/lines/" + LINE)).contains("EV-1 changed since", "Attest again");
    assertThat(
            clinic
                .scope()
                .get(() -> readiness.position(ISO, AsOf.position(then.ledgerSize()), then.day()))
                .sha256())
        .isEqualTo(then.sha256());
    assertThat(anew(then).sha256()).isEqualTo(then.sha256());
  }

  private void stale(Entry<Evidence> evidence, String why) {
    var position = now();
    var line = position.find(LINE).orElseThrow();
    assertThat(line.verdict()).as(why).isEqualTo(Verdict.STALE);
    assertThat(line.why()).isEqualTo(evidence.label() + " changed since it was attested on.");
    assertThat(line.next().words()).isEqualTo("Attest again");
    assertThat(position.canonical()).isEqualTo(anew(position).canonical());
  }

  private void again(Entry<Evidence> evidence) {
    attest(LINE, evidence.label());
    assertThat(verdict(LINE)).isEqualTo(Verdict.MET);
  }

  @Test
  void nobodyAttestsOnWhatIsNotThereOrBearsOnSomethingElse() throws Exception {
    refused("EV-1", "EV-1 is no evidence on record");
    refused("The minutes", "The minutes is no evidence on record");
    var elsewhere = filed("A.2.3");
    refused(elsewhere.label(), "does not cover 5.1-4: add it to what EV-1 covers");
    change(elsewhere, "covers", List.of(LINE));
    change(elsewhere, "expiresOn", readiness.today().minusDays(1).toString());
    refused(elsewhere.label(), "EV-1 expired on");
    change(elsewhere, "expiresOn", null);
    change(elsewhere, "effectiveOn", readiness.today().plusDays(1).toString());
    refused(elsewhere.label(), "EV-1 takes effect on");
    change(elsewhere, "effectiveOn", readiness.today().toString());
    clinic
        .scope()
        .run(
            () ->
                records.retire(
                    EVIDENCE.kind(), elsewhere.id(), version(elsewhere), clinic.ada(), null));
    refused(elsewhere.label(), "EV-1 was taken out of use");
    var answer =
        send(
            Role.AIMS_MANAGER,
            "POST",
            "/readiness/lines/" + LINE + "/attest",
            Map.of(
                "answer",
                "MET",
                "basis",
                "EVIDENCE",
                "evidence",
                "EV-7",
                "validUntil",
                readiness.today().plusDays(9).toString()));
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString(UTF_8)).contains("EV-7 is no evidence on record");
    assertThat(verdict(LINE)).isEqualTo(Verdict.UNKNOWN);
  }

  private void refused(String evidence, String why) {
    assertThatExceptionOfType(Objected.class)
        .isThrownBy(() -> attest(LINE, evidence))
        .withMessageContaining(why);
  }

  @Test
  void aMeasurementIsOneOfOursOrSaysHowItWasMade() {
    record(AI_SYSTEMS, "name", "Triage");
    for (var said :
        List.of(
            "see msr-1", "\uff2d\uff33\uff32-1", "MSR\u20111", "MSR - 1 of May", "m\u00adsr-1")) {
      assertThatExceptionOfType(Objected.class)
          .as(said)
          .isThrownBy(() -> measured(said))
          .withMessageContaining("Write MSR-1 alone");
    }
    for (var said : List.of("SYS-1", "The shelf", "ftp://x.example/a", "http:///a")) {
      assertThatExceptionOfType(Objected.class)
          .as(said)
          .isThrownBy(() -> measured(said))
          .withMessageContaining("is no measurement that is on record");
    }
    assertThatExceptionOfType(Objected.class)
        .isThrownBy(() -> measured("https://ci.example/7"))
        .withMessageContaining("Say how it was made");
    record(EVIDENCE, measurement("https://ci.example/7", "pytest 8.4"));
    assertThat(verdict(LINE)).isEqualTo(Verdict.PARTLY);
  }

  @Test
  void anAddressOfThisInstallationLeadsToARecordThatIsThere() throws Exception {
    var system = record(AI_SYSTEMS, "name", "Triage");
    var at = "/systems/ai-systems/";
    var piece = new HashMap<String, String>();
    piece.putAll(Map.of("name", "Its page", "form", "LINK", "effectiveOn", "2026-01-01"));
    for (var no :
        List.of(
            "http://localhost" + at + UUID.randomUUID(),
            "http://LOCALHOST:8080/systems/models/" + system.id())) {
      piece.put("location", no);
      var refused =
          send(Role.AIMS_MANAGER, "POST", "/readiness/lines/" + LINE + "/evidence", piece);
      assertThat(refused.getStatus()).as(no).isEqualTo(422);
      assertThat(refused.getContentAsString(UTF_8)).contains("There is no record");
    }
    piece.put("location", "http://localhost" + at + system.id());
    assertThat(
            send(Role.AIMS_MANAGER, "POST", "/readiness/lines/" + LINE + "/evidence", piece)
                .getStatus())
        .isEqualTo(303);
  }

  private void measured(String location) {
    record(EVIDENCE, measurement(location, ""));
  }

  private static String[] measurement(String location, String made) {
    return new String[] {
      "name",
      "Run",
      "form",
      "MEASUREMENT",
      "covers",
      LINE,
      "effectiveOn",
      "2026-01-01",
      "location",
      location,
      "madeHow",
      made
    };
  }

  private Entry<Evidence> filed(String covers) {
    var minutes =
        record(
            EVIDENCE,
            "name",
            "Board minutes",
            "form",
            "FILE",
            "covers",
            covers,
            "effectiveOn",
            "2026-01-01",
            "expiresOn",
            readiness.today().plusDays(60).toString());
    attach(minutes, "We met.");
    return minutes;
  }

  private void attach(Entry<Evidence> to, String content) {
    clinic
        .scope()
        .run(
            () -> {
              var kept = store.keep(new ByteArrayInputStream(content.getBytes(UTF_8)));
              var file =
                  new Attachment(
                      EVIDENCE.path(),
                      to.id(),
                      "a.txt",
                      kept.mediaType(),
                      kept.size(),
                      kept.sha256());
              records.record(Attachment.KIND, file, clinic.ada());
            });
  }

  private Entry<Attestation> attest(String line, String evidence) {
    return record(
        ATTESTATIONS,
        "requirement",
        line,
        "answer",
        "MET",
        "basis",
        "EVIDENCE",
        "evidence",
        evidence,
        "attestedOn",
        readiness.today().toString(),
        "validUntil",
        readiness.today().plusDays(90).toString());
  }

  private int version(Entry<?> it) {
    return records.versions(EVIDENCE.kind(), it.id(), AsOf.NOW).size();
  }

  private void change(Entry<Evidence> it, String field, Object to) {
    clinic
        .scope()
        .run(
            () -> {
              var last = records.find(EVIDENCE.kind(), it.id(), AsOf.NOW).orElseThrow();
              ObjectNode json = RecordJson.MAPPER.valueToTree(last.content());
              json.set(field, RecordJson.MAPPER.valueToTree(to));
              var after = RecordJson.MAPPER.treeToValue(json, Evidence.class);
              records.revise(EVIDENCE.kind(), it.id(), last.version(), after, clinic.ada(), null);
            });
  }

  private void shorten(Entry<Attestation> it) {
    var said = it.content();
    var sooner =
        new Attestation(
            said.requirement(),
            said.answer(),
            said.basis(),
            said.reason(),
            said.evidence(),
            said.attestedBy(),
            said.attestedOn(),
            said.validUntil().minusDays(1));
    clinic
        .scope()
        .run(() -> records.revise(ATTESTATIONS.kind(), it.id(), 1, sooner, clinic.ada(), null));
  }
}
