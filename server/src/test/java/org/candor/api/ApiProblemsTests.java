package org.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.util.Objects;
import org.candor.records.RecordJson;
import org.candor.web.Outages;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class ApiProblemsTests {

  @Test
  void whoeverIsRefusedByAnOutageIsGivenTheIdOfItsOneLineInTheLog() throws Exception {
    var heard = new ListAppender<ILoggingEvent>();
    var log = (Logger) LoggerFactory.getLogger("org.candor");
    heard.start();
    log.addAppender(heard);
    try {
      var problems = new ApiProblems(new Outages(Clock.systemUTC()));
      for (int i = 0; i < 50; i++) {
        var response = new MockHttpServletResponse();
        var request = new MockHttpServletRequest("GET", "/api/v1/systems/ai-systems");
        problems.resolveException(
            request, response, null, new CannotCreateTransactionException("gone"));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(heard.list).as("lines of the log").hasSize(1);
        var id = RecordJson.MAPPER.readTree(response.getContentAsString()).path("instance");
        assertThat(heard.list.getFirst().getFormattedMessage())
            .contains(id.asString().substring("urn:candor:error:".length()));
        assertThat(heard.list.getFirst().getThrowableProxy()).isNull();
      }
    } finally {
      log.detachAppender(heard);
    }
  }

  @Test
  void whoeverWritesWhileTheDatabaseDiesIsToldWhatIsCertain() {
    var before = ApiProblems.problem(new CannotCreateTransactionException("gone"));
    var within = ApiProblems.problem(new TransactionSystemException("gone"));

    assertThat(Objects.requireNonNull(before).type().status()).isEqualTo(503);
    assertThat(before.getMessage()).contains("nothing was changed");
    assertThat(Objects.requireNonNull(within).type().status()).isEqualTo(503);
    assertThat(within.getMessage()).contains("Look whether").doesNotContain("nothing was changed");
  }
}
