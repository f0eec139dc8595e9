package org.candor.systems;

import static java.util.Objects.requireNonNull;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.candor.AnOrganization;
import org.candor.access.Caller;
import org.candor.access.Role;
import org.candor.records.AsOf;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.register.Form;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.MethodParameter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** The life of an AI system as programs lead it. */
@SpringBootTest
class LifeCycleApiTests {

  @Autowired LifeCycleApi api;
  @Autowired DashboardController dashboard;
  @Autowired Records records;
  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  AnOrganization clinic;
  MockMvc http;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
    http =
        MockMvcBuilders.standaloneSetup(api, dashboard)
            .setCustomArgumentResolvers(new Asking(clinic))
            .build();
  }

  @Test
  void aProgramReadsWhatCanComeNextAndTakesTheStep() throws Exception {
    var system = clinic.scope().get(this::inDevelopment);
    var at = "/api/v1/systems/ai-systems/" + system.id() + "/life-cycle";
    perform(get(at))
        .andExpect(status().isOk())
        .andExpect(header().string("ETag", tag(system, 1)))
        .andExpect(jsonPath("$.stage").value("DESIGN_AND_DEVELOPMENT"))
        .andExpect(jsonPath("$.since").value("2025-02-01"))
        .andExpect(jsonPath("$.steps[1].verb").value("begin-verification"))
        .andExpect(jsonPath("$.steps[1].possible").value(true))
        .andExpect(jsonPath("$.steps[2].reasons.length()").value(2))
        .andExpect(jsonPath("$.history[0].from").value("2025-02-01"));
    perform(step(at, "{\"verb\":\"begin-verification\",\"on\":\"2025-03-01\"}", system, 1))
        .andExpect(status().isOk())
        .andExpect(header().string("ETag", tag(system, 2)))
        .andExpect(jsonPath("$.history[1].stage").value("VERIFICATION_AND_VALIDATION"));
  }

  @Test
  void aStepThatCannotBeTakenIsAProblemWithReasons() throws Exception {
    var system = clinic.scope().get(this::inDevelopment);
    var at = "/api/v1/systems/ai-systems/" + system.id() + "/life-cycle";
    perform(step(at, "{\"verb\":\"deploy\",\"on\":\"2025-03-01\"}", system, 1))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.reasons.length()").value(2));
    perform(step(at, "{\"verb\":\"fly\",\"on\":\"2025-03-01\"}", system, 1))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.reasons[0]").value(containsString("fly")));
    perform(step(at, "{\"verb\":\"retire\",\"on\":\"1/2/25\",\"why\":\"x\"}", system, 1))
        .andExpect(status().isBadRequest());
    perform(step(at, "{\"verb\":\"retire\",\"on\":\"2025-03-01\"}", system, 7))
        .andExpect(status().isPreconditionFailed());
    perform(post(at).contentType(APPLICATION_JSON).content("{}"))
        .andExpect(status().isPreconditionRequired());
  }

  @Test
  void theNumbersOfTheDashboardAreReadWithTheirLists() throws Exception {
    clinic.scope().run(() -> new SomeSystems(records, clinic.ada()).mixed(90));
    perform(get("/api/v1/systems/figures"))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.ledgerSize").value(91))
        .andExpect(jsonPath("$.figures.inventory[0].count").value(90))
        .andExpect(jsonPath("$.figures.inventory[0].list").value("/api/v1/systems/ai-systems"))
        .andExpect(jsonPath("$.figures.stage[7].page").value("/systems/ai-systems?stage=-"));
  }

  private ResultActions perform(RequestBuilder request) throws Exception {
    return clinic.scope().call(() -> http.perform(request));
  }

  private Entry<AiSystem> inDevelopment() {
    var said =
        Map.of(
            "name", List.of("Triage"),
            "stage", List.of("DESIGN_AND_DEVELOPMENT"),
            "developmentFrom", List.of("2025-02-01"));
    var content = requireNonNull(Form.read(AI_SYSTEMS, said, null).content());
    return records.record(AI_SYSTEMS.kind(), content, clinic.ada());
  }

  private static RequestBuilder step(String at, String body, Entry<?> system, int version) {
    return post(at)
        .contentType(APPLICATION_JSON)
        .content(body)
        .header("If-Match", tag(system, version));
  }

  private static String tag(Entry<?> system, int version) {
    return "\"v%d-%s\"".formatted(version, system.id());
  }

  /** Ada asks, about now. */
  private record Asking(AnOrganization of) implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return Set.of(Caller.class, AsOf.class).contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        ModelAndViewContainer container,
        NativeWebRequest request,
        WebDataBinderFactory binders) {
      var ada = of.ada();
      return parameter.getParameterType() == AsOf.class
          ? AsOf.NOW
          : new Caller(
              requireNonNull(ada.person()),
              ada.name(),
              of.id(),
              "Clinic",
              Set.of(Role.AIMS_MANAGER),
              Set.of(),
              "api");
    }
  }
}
