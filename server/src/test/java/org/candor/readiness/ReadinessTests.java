package org.candor.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.readiness.ReadinessRegisters.ATTESTATIONS;
import static org.candor.support.evidence.EvidenceRegisters.EVIDENCE;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.candor.systems.SystemsRegisters.DATA_SETS;
import static org.candor.systems.SystemsRegisters.MODELS;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.candor.AnOrganization;
import org.candor.access.ACaller;
import org.candor.access.Caller;
import org.candor.access.Role;
import org.candor.catalog.Catalog;
import org.candor.database.Scope;
import org.candor.exchange.Imports;
import org.candor.exchange.Inventory;
import org.candor.exchange.Mappings;
import org.candor.readiness.Rule.OfEach;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.register.Register;
import org.candor.systems.AiSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/** The position of a real organization: by pages, API and rules, now and then. */
@SpringBootTest
class ReadinessTests {

  private static final String ISO = Catalog.ISO_42001;
  private static final String API = "/api/v1/readiness";

  @Autowired WebApplicationContext context;
  @Autowired TransactionOperations transactions;
  @Autowired Ledger ledger;
  @Autowired Records records;
  @Autowired Listings listings;
  @Autowired Readiness readiness;
  @Autowired Groundwork groundwork;
  @Autowired Reckoning reckoning;
  @Autowired Catalog catalog;
  @Autowired Imports imports;
  @Autowired Mappings mappings;
  AnOrganization clinic;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
  }

  private <R extends Record> Entry<R> record(Register<R> register, String... said) {
    var content = content(register, said);
    return clinic.scope().get(() -> records.record(register.kind(), content, clinic.ada()));
  }

  private static <R extends Record> R content(Register<R> register, String... said) {
    var typed = new HashMap<String, List<String>>();
    for (int i = 0; i < said.length; i += 2) {
      typed.put(said[i], List.of(said[i + 1].split(",")));
    }
    var form = Form.read(register, typed, null);
    return Objects.requireNonNull(form.content(), () -> form.errors().toString());
  }

  private Position now() {
    return clinic.scope().get(() -> readiness.position(ISO, AsOf.NOW));
  }

  private Position anew(Position like) {
    return clinic
        .scope()
        .get(
            () ->
                reckoning.position(
                    clinic.id(),
                    catalog.iso42001(),
                    groundwork.anew(like.ledgerSize(), like.day())));
  }

  private MockHttpServletResponse send(
      Role role, String method, String path, Map<String, String> form) throws Exception {
    var ada = clinic.ada();
    var caller =
        new Caller(ada.person(), "Ada", clinic.id(), "Clinic", Set.of(role), Set.of(), "web");
    MockMvc mvc =
        MockMvcBuilders.webAppContextSetup(context)
            .addFilters(
                (request, response, chain) -> {
                  ACaller.in((jakarta.servlet.http.HttpServletRequest) request, caller);
                  try {
                    Scope.of(clinic.id())
                        .call(
                            () -> {
                              chain.doFilter(request, response);
                              return caller;
                            });
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                })
            .build();
    var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(method), URI.create(path));
    form.forEach(request::param);
    return mvc.perform(request).andReturn().getResponse();
  }

  private JsonNode api(String path) throws Exception {
    var response = send(Role.AIMS_MANAGER, "GET", API + path, Map.of());
    assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
    return RecordJson.MAPPER.readTree(response.getContentAsString(StandardCharsets.UTF_8));
  }

  private String page(String path) throws Exception {
    var response = send(Role.AIMS_MANAGER, "GET", path, Map.of());
    assertThat(response.getStatus()).as(path).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

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
    var past =
        clinic
            .scope()
            .get(() -> readiness.position(ISO, AsOf.position(first.ledgerSize()), first.day()));
    assertThat(past.sha256()).isEqualTo(first.sha256());
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
    var position = now();
    var checked = 0;
    for (var rule : reckoning.rules()) {
      if (rule instanceof OfEach<?> it) {
        checked += check(it, position);
      }
    }
    assertThat(checked).isGreaterThan(100);
  }

  private int check(OfEach<?> rule, Position position) {
    var line = rule.decides().isEmpty() ? rule.indicates().getFirst() : rule.decides().getFirst();
    var finding =
        position.find(line).orElseThrow().findings().stream()
            .filter(it -> it.rule().equals(rule.id()))
            .findFirst()
            .orElseThrow();
    var address = UriComponentsBuilder.fromUriString(rule.claim().href()).build();
    assertThat(address.getPath()).isEqualTo(rule.register().href());
    var query = Query.read(rule.register(), address.getQueryParams());
    long total = clinic.scope().get(() -> listings.page(rule.register(), query, AsOf.NOW).total());
    assertThat(total).as(rule.id()).isEqualTo(finding.exceptions().total());
    return finding.exceptions().total();
  }

  @Test
  void everyRuleIsBoundToLinesThatAreThere() {
    for (var rule : reckoning.rules()) {
      var lines = new ArrayList<>(rule.decides());
      lines.addAll(rule.indicates());
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
    var lines =
        List.of(
            "5.1-1", "5.1-2", "5.2-1", "6.2-1", "7.2-1", "9.1-1", "9.3.1-1", "10.1-1", "A.2.2",
            "A.3.3");
    for (var line : lines) {
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
    var borne = new ArrayList<>(lines);
    borne.add("7.5.1-1");
    assertThat(changed(before, verdicts())).containsExactlyInAnyOrderElementsOf(borne);
    var shown = verdicts();
    assertThat(lines).allSatisfy(it -> assertThat(shown).containsEntry(it, "PARTLY"));
    for (var line : List.of("5.1-3", "5.1-5", "8.1-1")) {
      record(
          ATTESTATIONS,
          "requirement",
          line,
          "answer",
          "MET",
          "basis",
          "SELF_DECLARED",
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
  void thePagesAnswerWhereWeStandAndSomeoneAttests() throws Exception {
    for (int i = 0; i < 3; i++) {
      record(AI_SYSTEMS, "name", "System <" + i + ">");
    }
    assertThat(page("/readiness"))
        .contains("Where do we stand?", "0 % met", "unknown", "The next ten things to do");
    assertThat(page("/readiness/lines?verdict=UNKNOWN&in=4.1&q=purpose"))
        .contains("4.1-3")
        .doesNotContain("A.7.5");
    assertThat(page("/readiness/lines/4.1-3"))
        .contains("None of 3 AI systems", "SYS-1", "System &lt;0&gt;", "intendedPurpose=-");
    assertThat(page("/readiness/lines/A.6.2.4")).contains("No rule", "An auditor asks to see");
    assertThat(page("/readiness/outlook?until=2030-01-01")).contains("No verdict changes by then");
    assertThat(page("/readiness/trend")).contains("Course so far");
    assertThat(page("/readiness/print"))
        .contains("Root of the ledger", clinic.scope().get(() -> ledger.rootAt(ledger.size())));
    assertThat(
            send(Role.AIMS_MANAGER, "GET", "/readiness/outlook?until=yesterday", Map.of())
                .getStatus())
        .isEqualTo(422);
    assertThat(send(Role.AIMS_MANAGER, "GET", "/readiness/lines/9.9-9", Map.of()).getStatus())
        .isEqualTo(404);
    assertThat(send(Role.AIMS_MANAGER, "GET", "/readiness?framework=none", Map.of()).getStatus())
        .isEqualTo(404);
    assertThat(send(Role.ADMINISTRATOR, "GET", "/readiness", Map.of()).getStatus()).isEqualTo(403);

    var evidence = Map.of("name", "Board minutes", "form", "FILE", "effectiveOn", "2026-01-01");
    assertThat(
            send(Role.AIMS_MANAGER, "POST", "/readiness/lines/5.1-4/evidence", evidence)
                .getStatus())
        .isEqualTo(303);
    var attestation =
        Map.of(
            "answer",
            "MET",
            "basis",
            "EVIDENCE",
            "evidence",
            "EV-1",
            "validUntil",
            now().day().plusDays(100).toString());
    assertThat(
            send(Role.AIMS_MANAGER, "POST", "/readiness/lines/5.1-4/attest", attestation)
                .getStatus())
        .isEqualTo(303);
    assertThat(
            send(
                    Role.AIMS_MANAGER,
                    "POST",
                    "/readiness/lines/5.1-4/comments",
                    Map.of("body", "Seen in March."))
                .getStatus())
        .isEqualTo(303);
    assertThat(now().find("5.1-4").orElseThrow().verdict()).isEqualTo(Verdict.MET);
    assertThat(page("/readiness/lines/5.1-4"))
        .contains("ATT-1", "EV-1", "Board minutes", "Seen in March.", "recorded ATT-1");
    assertThat(page("/readiness/outlook?until=" + now().day().plusDays(200)))
        .contains("1 attestation ends", "5.1-4");

    var nothing =
        send(
            Role.AIMS_MANAGER,
            "POST",
            "/readiness/lines/5.1-4/attest",
            Map.of("reason", "kept words"));
    assertThat(nothing.getStatus()).isEqualTo(422);
    assertThat(nothing.getContentAsString()).contains("kept words", "Answer");
    assertThat(
            send(Role.EMPLOYEE, "POST", "/readiness/lines/5.1-4/attest", attestation).getStatus())
        .isEqualTo(403);
  }

  @Test
  void programsReadPositionLineNextStepsOutlookAndTrend() throws Exception {
    record(AI_SYSTEMS, "name", "Triage");
    var report = api("");
    assertThat(report.get("framework").asString()).isEqualTo(ISO);
    assertThat(report.get("summary").get("lines").asInt()).isEqualTo(169);
    assertThat(report.get("sha256").asString()).isEqualTo(now().sha256());
    assertThat(report.get("requirements")).hasSize(131);
    assertThat(report.get("controls")).hasSize(38);
    var purpose = api("/lines/4.1-3");
    assertThat(purpose.get("exceptions").get(0).get("label").asString()).isEqualTo("SYS-1");
    assertThat(purpose.get("exceptions").get(0).get("name").asString()).isEqualTo("Triage");
    assertThat(purpose.get("next").get("href").asString()).contains("intendedPurpose=-");
    assertThat(api("/next?limit=3")).hasSize(3);
    assertThat(api("/outlook?until=2031-01-01").get("changes")).isEmpty();
    assertThat(api("/trend").get(0).get("ledgerSize").asLong()).isPositive();
    assertThat(api("/rules").size()).isEqualTo(reckoning.rules().size());
    assertThat(api("/frameworks").get(0).get("lines").asInt()).isEqualTo(169);
    assertThat(api("?asOf=1").get("summary").get("unknown").asInt()).isEqualTo(169);
    var early = send(Role.AIMS_MANAGER, "GET", API + "?asOf=2001-01-01", Map.of());
    assertThat(early.getStatus()).isEqualTo(400);
    assertThat(early.getContentAsString()).contains("Nothing had been recorded by then");
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
