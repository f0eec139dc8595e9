package org.candor.readiness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.candor.planning.applicability.ApplicabilityRegisters.APPLICABILITY;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.candor.AnOrganization;
import org.candor.TestDatabase;
import org.candor.catalog.Shelf;
import org.candor.planning.applicability.Applicability;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Kind;
import org.candor.records.LedgerAudit;
import org.candor.records.Link;
import org.candor.records.NotFound;
import org.candor.records.Objected;
import org.candor.register.Form;
import org.candor.register.Query;
import org.candor.support.evidence.Coverage;
import org.candor.support.evidence.Evidence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Evidence that leads to a record of ours shows no more than that record. */
class EvidenceOfRecordsTests extends AReadiness {

  @Autowired Shelf shelf;
  @Autowired LedgerAudit audit;

  @Test
  void whatLeadsToARecordCountsWhileThatIsInUse() {
    var system = record(AI_SYSTEMS, "name", "Triage");
    var line = "A.2.3";
    record(
        EVIDENCE,
        "name",
        "Its record",
        "form",
        "RECORD",
        "covers",
        line,
        "location",
        AI_SYSTEMS.href(system),
        "effectiveOn",
        "2026-01-01");
    assertThat(verdict(line)).isEqualTo(Verdict.PARTLY);
    clinic.scope().run(() -> records.retire(AI_SYSTEMS.kind(), system.id(), 1, clinic.ada(), null));
    var gone = now();
    assertThat(gone.find(line).orElseThrow().verdict()).isEqualTo(Verdict.STALE);
    assertThat(gone.canonical()).isEqualTo(anew(gone).canonical());
    assertThat(state(line)).isEqualTo(Coverage.State.EXPIRED);
    assertThat(holding(line)).isZero();
    clinic
        .scope()
        .run(() -> records.restore(AI_SYSTEMS.kind(), system.id(), 2, clinic.ada(), null));
    assertThat(verdict(line)).isEqualTo(Verdict.PARTLY);
  }

  @Test
  void evidenceOfEvidenceIsRefused() {
    var first = record(EVIDENCE, statement("A.2.3"));
    for (var way : List.of(EVIDENCE.href(first), first.label(), first.id().toString())) {
      var second = content(EVIDENCE, placed("A.2.4", way));
      assertThatExceptionOfType(Objected.class)
          .as(way)
          .isThrownBy(
              () -> clinic.scope().run(() -> records.record(EVIDENCE.kind(), second, clinic.ada())))
          .withMessageContaining("is evidence itself");
    }
  }

  @Test
  void howeverARecordIsNamedEvidenceOfItIsStaleOnceItIsRetired() {
    var system = record(AI_SYSTEMS, "name", "Triage");
    var at = AI_SYSTEMS.href(system);
    var lines = List.of("A.2.3", "A.2.4", "A.3.3", "A.4.5", "A.4.6", "A.5.5", "A.6.1.2", "A.8.3");
    var ways =
        List.of(
            at,
            "https://candor.example" + at,
            "/api/v1" + at,
            at + "/history",
            at.toUpperCase(Locale.ROOT),
            system.id().toString(),
            system.label(),
            " sys-1 ");
    for (int i = 0; i < ways.size(); i++) {
      leading(i % 2 == 0 ? "RECORD" : "STATEMENT", ways.get(i), lines.get(i));
      assertThat(verdict(lines.get(i))).as(ways.get(i)).isEqualTo(Verdict.PARTLY);
    }
    clinic.scope().run(() -> records.retire(AI_SYSTEMS.kind(), system.id(), 1, clinic.ada(), null));
    var gone = now();
    for (int i = 0; i < ways.size(); i++) {
      var line = gone.find(lines.get(i)).orElseThrow();
      assertThat(line.verdict()).as(ways.get(i)).isEqualTo(Verdict.STALE);
      assertThat(state(lines.get(i))).as(ways.get(i)).isEqualTo(Coverage.State.EXPIRED);
    }
    assertThat(gone.canonical()).isEqualTo(anew(gone).canonical());
  }

  @Test
  void aStatementAboutARecordGoesWithItWhicheverIsTakenBackFirst() {
    for (boolean linkFirst : new boolean[] {true, false}) {
      var line = linkFirst ? "A.2.3" : "A.8.4";
      var system = record(AI_SYSTEMS, "name", "Triage " + linkFirst);
      var said = record(EVIDENCE, statement(line));
      var link =
          clinic
              .scope()
              .get(
                  () ->
                      records.record(
                          Link.KIND,
                          Link.between(said.ref(), system.ref(), "about"),
                          clinic.ada()));
      assertThat(verdict(line)).isEqualTo(Verdict.PARTLY);
      if (linkFirst) {
        retire(Link.KIND, link.id());
        assertThat(verdict(line)).as("it is about nothing in particular").isEqualTo(Verdict.PARTLY);
      }
      retire(AI_SYSTEMS.kind(), system.id());
      assertThat(verdict(line)).isEqualTo(Verdict.STALE);
      if (!linkFirst) {
        retire(Link.KIND, link.id());
        assertThat(verdict(line)).isEqualTo(Verdict.STALE);
      }
      var other = content(EVIDENCE, placed(line, "The shelf"));
      assertThatExceptionOfType(Objected.class)
          .isThrownBy(
              () ->
                  clinic
                      .scope()
                      .run(
                          () ->
                              records.revise(
                                  EVIDENCE.kind(), said.id(), 1, other, clinic.ada(), null)))
          .withMessageContaining("Other words in its place do not change that");
    }
    var position = now();
    assertThat(position.canonical()).isEqualTo(anew(position).canonical());
  }

  /** As versions of Candor wrote it that knew two spellings of a line. */
  public record OldEvidence(
      String name, Evidence.Form form, List<String> covers, LocalDate effectiveOn) {}

  @Test
  void aRowOfAnOtherSpellingIsReadAsTheLineAndAgreesWithItsLedger() throws Exception {
    var old = new Kind<>(EVIDENCE.path(), OldEvidence.class, "EV");
    var said =
        new OldEvidence(
            "Said",
            Evidence.Form.STATEMENT,
            List.of("iso-42001:A.2.3", "A.2.4"),
            LocalDate.parse("2026-01-01"));
    clinic.scope().run(() -> records.record(old, said, clinic.ada()));
    for (var line : List.of("A.2.3", "A.2.4")) {
      assertThat(verdict(line)).as(line).isEqualTo(Verdict.PARTLY);
      assertThat(state(line)).isEqualTo(Coverage.State.COVERED);
      assertThat(holding(line)).isEqualTo(1);
      assertThat(page("/readiness/lines/" + line)).contains("EV-1 Said");
    }
    leaveOut("A.2.3", "A.2.4", "A.2.2");
    var against = clinic.scope().get(() -> statement.read(AsOf.NOW).contradictions());
    assertThat(against)
        .extracting(it -> it.control() + " " + it.count())
        .containsExactly("A.2.3 1", "A.2.4 1");
    assertThat(page(against.getFirst().href())).contains("EV-1", "Said");
    assertThat(audit.audit(clinic.id()).problems()).isEmpty();
    TestDatabase.shared()
        .asSuperuser()
        .sql("update support.evidence set covers = '{iso-42001:A.8.3}' where org_id = :org")
        .param("org", clinic.id().value())
        .update();
    assertThat(audit.audit(clinic.id()).problems()).isNotEmpty();
  }

  private void leaveOut(String... controls) {
    var said = Map.of("needed", List.of("NOT_NEEDED"), "exclusion", List.of("Nothing of it"));
    clinic.scope().run(() -> statement.start(clinic.ada()));
    for (var control : controls) {
      var entry = entry(control);
      var content = Form.read(APPLICABILITY, said, entry.content()).content();
      clinic
          .scope()
          .run(
              () ->
                  records.revise(
                      APPLICABILITY.kind(),
                      entry.id(),
                      entry.version(),
                      Objects.requireNonNull(content),
                      clinic.ada(),
                      null));
    }
  }

  private Entry<Applicability> entry(String control) {
    var all = new ArrayList<Entry<Applicability>>();
    clinic.scope().run(() -> listings.each(APPLICABILITY, Query.all(), AsOf.NOW, all::add));
    return all.stream()
        .filter(it -> it.content().control().equals(control))
        .findFirst()
        .orElseThrow();
  }

  /** Yesterday's position is one on the framework of yesterday. */
  @Test
  void anOwnFrameworkIsJudgedAsItStoodThenAlsoOnceItIsTakenOff() {
    clinic.scope().run(() -> shelve("1", "{\"id\": \"H.1\", \"text\": \"Ask\"}"));
    record(EVIDENCE, statement("house:H.1"));
    var then = clinic.scope().get(() -> readiness.position("house", AsOf.NOW));
    clinic.scope().run(() -> shelve("2", "{\"id\": \"H.2\", \"text\": \"Tell\"}"));
    assertThat(lines(AsOf.NOW)).containsExactly("H.2");
    assertThat(lines(AsOf.position(then.ledgerSize()))).containsExactly("H.1");
    clinic.scope().run(() -> shelf.takeOff("house", clinic.ada()));
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> lines(AsOf.NOW));
    var again =
        clinic
            .scope()
            .get(() -> readiness.position("house", AsOf.position(then.ledgerSize()), then.day()));
    assertThat(again.canonical()).isEqualTo(then.canonical());
    assertThat(again.find("H.1").orElseThrow().verdict()).isEqualTo(Verdict.PARTLY);
  }

  private void shelve(String version, String item) {
    var file = "{\"items\": [" + item.replace("{", "{\"kind\": \"CONTROL\", ") + "]}";
    shelf.put("house.json", file.getBytes(UTF_8), "house", "House rules", version, clinic.ada());
  }

  private List<String> lines(AsOf asOf) {
    return clinic
        .scope()
        .get(() -> readiness.position("house", asOf).lines().stream().map(Standing::id).toList());
  }

  private static String[] statement(String line) {
    return new String[] {
      "name", "Said", "form", "STATEMENT", "covers", line, "effectiveOn", "2026-01-01"
    };
  }

  private static String[] placed(String line, String location) {
    return new String[] {
      "name",
      "Said",
      "form",
      "RECORD",
      "covers",
      line,
      "effectiveOn",
      "2026-01-01",
      "location",
      location
    };
  }

  private void retire(Kind<?> kind, UUID id) {
    clinic.scope().run(() -> records.retire(kind, id, 1, clinic.ada(), null));
  }

  @Test
  void whatLeadsToNoRecordIsRefused() {
    var nowhere = "/systems/ai-systems/" + UUID.randomUUID();
    assertThatExceptionOfType(Objected.class)
        .isThrownBy(() -> leading("RECORD", nowhere))
        .satisfies(
            it ->
                assertThat(it.objections())
                    .singleElement()
                    .satisfies(one -> assertThat(one.field()).isEqualTo("location"))
                    .satisfies(one -> assertThat(one.message()).contains(nowhere)));
    var elsewhere = AnOrganization.founded(ledger, transactions);
    var theirs =
        elsewhere
            .scope()
            .get(
                () ->
                    records.record(
                        AI_SYSTEMS.kind(), content(AI_SYSTEMS, "name", "X"), elsewhere.ada()));
    assertThatExceptionOfType(Objected.class)
        .as("of another organization")
        .isThrownBy(() -> leading("RECORD", AI_SYSTEMS.href(theirs)));
    assertThatExceptionOfType(Objected.class)
        .as("of another register")
        .isThrownBy(() -> leading("RECORD", "/systems/models/" + theirs.id()));
    for (var spelling : List.of("%s/", "%s?x", "%s#a", "%s/history", "/api/v1%s", "http://x%s/")) {
      assertThatExceptionOfType(Objected.class)
          .as(spelling)
          .isThrownBy(() -> leading("RECORD", spelling.formatted(nowhere)));
    }
    for (var said : List.of(nowhere.toUpperCase(Locale.ROOT), "/nope" + nowhere)) {
      assertThatExceptionOfType(Objected.class).isThrownBy(() -> leading("RECORD", said));
    }
    assertThatExceptionOfType(Objected.class).isThrownBy(() -> leading("RECORD", "SYS-4711"));
    leading("LINK", "https://git.example/group/project/" + UUID.randomUUID());
    leading("LINK", "https://candor.example" + nowhere);
  }

  @Test
  void aLinkIsAnAddressOfTheWeb() {
    var nowhere = "/systems/ai-systems/" + UUID.randomUUID();
    var id = UUID.randomUUID().toString();
    for (var no : List.of("SYS-4711", nowhere, id, "javascript:alert(1)", "data:,x", "http:")) {
      assertThatExceptionOfType(Objected.class)
          .as(no)
          .isThrownBy(() -> leading("LINK", no))
          .withMessageContaining("A link is an address");
    }
    assertThatExceptionOfType(Objected.class)
        .isThrownBy(() -> leading("FILE", "SYS-1"))
        .withMessageContaining("SYS-1 is a record, not a file");
  }

  @Test
  void whereAMissingRecordStandsAlreadyItNeverCounts() {
    var nowhere = "/systems/ai-systems/" + UUID.randomUUID();
    var other = "A.2.3";
    var named = leading("RECORD", null, other);
    assertThat(verdict(other)).as("no record is named").isEqualTo(Verdict.UNKNOWN);
    TestDatabase.shared()
        .asSuperuser()
        .sql("update support.evidence set location = :to where id = :id")
        .param("to", nowhere)
        .param("id", named.id())
        .update();
    var position = clinic.scope().get(() -> groundwork.anew(ledger.size(), readiness.today()));
    assertThat(position.testimony().on(other).state()).isEqualTo(Human.State.INCOMPLETE);
    assertThat(state(other)).isEqualTo(Coverage.State.NONE);
    assertThat(holding(other)).isZero();
  }

  private Entry<Evidence> leading(String form, String location) {
    return leading(form, location, "A.3.2");
  }

  private Entry<Evidence> leading(String form, @Nullable String location, String covers) {
    var said = new ArrayList<>(List.of("name", "Its record", "form", form, "covers", covers));
    said.addAll(List.of("effectiveOn", "2026-01-01"));
    if (location != null) {
      said.addAll(List.of("location", location));
    }
    return record(EVIDENCE, said.toArray(String[]::new));
  }
}
