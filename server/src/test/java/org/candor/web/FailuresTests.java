package org.candor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.time.Clock;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.databind.json.JsonMapper;

class FailuresTests {

  private static final StaticListableBeanFactory NO_ROOMS = new StaticListableBeanFactory();

  private final MockMvc http =
      MockMvcBuilders.standaloneSetup(new Breaking())
          .setControllerAdvice(new Failures(new Answers(shells(), new JsonMapper()), outages()))
          .build();

  @Test
  void aPersonSeesWhatHappenedAndAnIdAndNeverAStackTrace() throws Exception {
    http.perform(get("/broken"))
        .andExpect(status().isInternalServerError())
        .andExpect(
            result -> {
              var page = result.getResponse().getContentAsString();
              assertThat(page).contains("Something broke on our side", "Error id", "<!doctype");
              assertThat(page).doesNotContain("secret", "IllegalState", "at org.");
            });
  }

  @Test
  void aProgramGetsAProblemWithAStableType() throws Exception {
    http.perform(get("/api/v1/broken"))
        .andExpect(status().isInternalServerError())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.type").value("urn:candor:problem:internal-error"))
        .andExpect(jsonPath("$.status").value(500))
        .andExpect(jsonPath("$.instance").exists());
    http.perform(get("/api/v1/missing"))
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.type").value("urn:candor:problem:not-found"));
  }

  @Test
  void htmxGetsANoticeForItsCorner() throws Exception {
    http.perform(get("/stale").header("HX-Request", "true"))
        .andExpect(status().isConflict())
        .andExpect(header().string("HX-Retarget", "#toasts"))
        .andExpect(
            result ->
                assertThat(result.getResponse().getContentAsString())
                    .contains("Someone was here before you")
                    .doesNotContain("<!doctype"));
  }

  @Test
  void whoMayNotLearnsWhichPermissionIsMissingAndWhoGrantsIt() throws Exception {
    http.perform(get("/forbidden"))
        .andExpect(status().isForbidden())
        .andExpect(
            result ->
                assertThat(result.getResponse().getContentAsString())
                    .contains("revise", "AI systems", "administrator"));
  }

  @Test
  void aMissingParameterIsABadRequest() throws Exception {
    http.perform(get("/asking")).andExpect(status().isBadRequest());
  }

  @Test
  void whatCannotBeReadIsABadRequest() throws Exception {
    http.perform(get("/api/v1/unreadable").param("what", "body"))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.type").value("urn:candor:problem:bad-request"));
    http.perform(get("/unreadable").param("what", "parameter")).andExpect(status().isBadRequest());
    http.perform(get("/unreadable").param("what", "part")).andExpect(status().isBadRequest());
  }

  @Test
  void whenAllConnectionsAreTakenPeopleAreToldToComeBackSoon() throws Exception {
    http.perform(get("/busy"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().string("Retry-After", "5"))
        .andExpect(
            result ->
                assertThat(result.getResponse().getContentAsString())
                    .contains("Busy for a moment", "Nothing was changed", "Error id")
                    .doesNotContain("JDBC", "Exception"));
    http.perform(get("/api/v1/busy"))
        .andExpect(status().isServiceUnavailable())
        .andExpect(header().string("Retry-After", "5"))
        .andExpect(jsonPath("$.type").value("urn:candor:problem:unavailable"));
  }

  @Test
  void whatAFilterThrowsHasTheSameStatus() throws Exception {
    var page =
        MockMvcBuilders.standaloneSetup(
                new ErrorPage(new Answers(shells(), new JsonMapper()), outages()))
            .build();
    var busy = new CannotCreateTransactionException("Could not open JDBC Connection");
    for (var thrown : new Exception[] {busy, new ServletException(busy)}) {
      page.perform(
              get("/error")
                  .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                  .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/systems")
                  .requestAttr(RequestDispatcher.ERROR_EXCEPTION, thrown))
          .andExpect(status().isServiceUnavailable());
    }
  }

  private static Outages outages() {
    return new Outages(Clock.systemUTC());
  }

  static Shells shells() {
    return new Shells(
        NO_ROOMS.getBeanProvider(NavEntry.class),
        NO_ROOMS.getBeanProvider(NavEntry.Source.class),
        NO_ROOMS.getBeanProvider(Visitor.Book.class),
        NO_ROOMS.getBeanProvider(Visitor.Waiting.class),
        NO_ROOMS.getBeanProvider(Visitor.Moment.class),
        NO_ROOMS.getBeanProvider(Alarm.Source.class));
  }

  @RestController
  static class Breaking {

    @GetMapping({"/busy", "/api/v1/busy"})
    String busy() {
      throw new CannotCreateTransactionException("Could not open JDBC Connection");
    }

    @GetMapping({"/unreadable", "/api/v1/unreadable"})
    String unreadable(@RequestParam String what) {
      throw switch (what) {
        case "body" ->
            new HttpMessageNotReadableException("cut off", new MockHttpInputMessage(new byte[0]));
        case "part" -> new MultipartException("cut off");
        default -> new InvalidParameterException("not UTF-8");
      };
    }

    @GetMapping({"/broken", "/api/v1/broken"})
    String broken() {
      throw new IllegalStateException("secret");
    }

    @GetMapping("/api/v1/missing")
    String missing() {
      throw Refused.notFound();
    }

    @GetMapping("/stale")
    String stale() {
      throw Refused.stale();
    }

    @GetMapping("/forbidden")
    String forbidden() {
      throw Refused.forbidden("revise", "AI systems");
    }

    @GetMapping("/asking")
    String asking(@RequestParam String question) {
      return question;
    }
  }
}
