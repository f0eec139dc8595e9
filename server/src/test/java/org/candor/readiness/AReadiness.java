package org.candor.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.candor.AnOrganization;
import org.candor.access.ACaller;
import org.candor.access.Caller;
import org.candor.access.Role;
import org.candor.catalog.Catalog;
import org.candor.database.Scope;
import org.candor.exchange.Imports;
import org.candor.exchange.Mappings;
import org.candor.planning.applicability.StatementOfApplicability;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.RecordJson;
import org.candor.records.Records;
import org.candor.register.Anybody;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Register;
import org.candor.support.evidence.Coverage;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** What tests of positions share: a real organization, and asking about it by page and API. */
@SpringBootTest
abstract class AReadiness {

  static final String ISO = Catalog.ISO_42001;
  static final String API = "/api/v1/readiness";
  private static final String INTEGRITY = "/api/v1/support/integrity";

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
  @Autowired Coverage coverage;
  @Autowired StatementOfApplicability statement;
  AnOrganization clinic;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
  }

  <R extends Record> Entry<R> record(Register<R> register, String... said) {
    var content = content(register, said);
    return clinic.scope().get(() -> records.record(register.kind(), content, clinic.ada()));
  }

  static <R extends Record> R content(Register<R> register, String... said) {
    var typed = new HashMap<String, List<String>>();
    for (int i = 0; i < said.length; i += 2) {
      typed.put(said[i], List.of(said[i + 1].split(",")));
    }
    var form = Form.read(register, typed, null, new Anybody());
    return Objects.requireNonNull(form.content(), () -> form.errors().toString());
  }

  Verdict verdict(String line) {
    return now().find(line).orElseThrow().verdict();
  }

  Coverage.State state(String line) {
    return clinic
        .scope()
        .get(() -> coverage.lines(catalog.iso42001(), AsOf.NOW, readiness.today(), null).stream())
        .filter(it -> it.item().id().equals(line))
        .findFirst()
        .orElseThrow()
        .state();
  }

  long holding(String line) {
    return clinic
        .scope()
        .get(() -> statement.said(AsOf.NOW).line(line).orElseThrow().coverage().holding());
  }

  Position now() {
    return clinic.scope().get(() -> readiness.position(ISO, AsOf.NOW));
  }

  Position anew(Position like) {
    return clinic
        .scope()
        .get(
            () ->
                reckoning.position(
                    clinic.id(),
                    catalog.iso42001(),
                    groundwork.anew(like.ledgerSize(), like.day())));
  }

  MockHttpServletResponse send(Role role, String method, String path, Map<String, String> form)
      throws Exception {
    var request = MockMvcRequestBuilders.request(HttpMethod.valueOf(method), URI.create(path));
    form.forEach(request::param);
    request.requestAttr(
        CsrfToken.class.getName(), new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "proof"));
    return door(role).perform(request).andReturn().getResponse();
  }

  MockMvc door(Role role) {
    var ada = clinic.ada();
    var caller =
        new Caller(ada.person(), "Ada", clinic.id(), "Clinic", Set.of(role), Set.of(), "web");
    return MockMvcBuilders.webAppContextSetup(context)
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
  }

  /** Asks for a check, as a program of an auditor would, and waits for what it finds. */
  JsonNode checked() throws Exception {
    var asked = send(Role.INTERNAL_AUDITOR, "POST", INTEGRITY + "/checks", Map.of());
    assertThat(asked.getStatus()).as(asked.getContentAsString()).isEqualTo(202);
    for (var tries = 0; tries < 600; tries++) {
      var told = RecordJson.MAPPER.readTree(read(Role.AIMS_MANAGER, INTEGRITY));
      if (told.path("underway").isMissingNode() || told.path("underway").isNull()) {
        return told;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("The check does not end");
  }

  String read(Role role, String path) throws Exception {
    var response = send(role, "GET", path, Map.of());
    assertThat(response.getStatus()).as(path).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  JsonNode api(String path) throws Exception {
    var response = send(Role.AIMS_MANAGER, "GET", API + path, Map.of());
    assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
    return RecordJson.MAPPER.readTree(response.getContentAsString(StandardCharsets.UTF_8));
  }

  String page(String path) throws Exception {
    var response = send(Role.AIMS_MANAGER, "GET", path, Map.of());
    assertThat(response.getStatus()).as(path).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }
}
