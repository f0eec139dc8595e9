package org.candor.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.ConnectException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;
import tools.jackson.databind.json.JsonMapper;

/** When the database is away, the log says so and is not flooded. */
class OutagesTests {

  private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

  private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
  private final Logger log = (Logger) LoggerFactory.getLogger("org.candor.web");

  @BeforeEach
  void listen() {
    heard.start();
    log.addAppender(heard);
  }

  @AfterEach
  void stop() {
    log.detachAppender(heard);
  }

  @Test
  void aThousandRefusalsAreOneLineWithTheIdThatEverybodyIsGiven() {
    var outages = at(NOON);
    var ids = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) {
      ids.add(outages.tell(new MockHttpServletRequest("GET", "/systems"), away()));
    }
    assertThat(ids).hasSize(1);
    assertThat(heard.list).hasSize(1);
    var line = heard.list.getFirst();
    assertThat(line.getLevel()).isEqualTo(Level.WARN);
    assertThat(line.getThrowableProxy()).as("a stack trace").isNull();
    assertThat(line.getFormattedMessage())
        .contains(ids.iterator().next(), "GET /systems", "Connection refused")
        .contains("The connection attempt failed. Check the host")
        .doesNotContain("\n");
  }

  @Test
  void howManyTheyWereIsSaidWhenTheirTimeIsOver() {
    var now = new AtomicReference<>(NOON);
    InstantSource source = now::get;
    var outages = new Outages(source.withZone(ZoneOffset.UTC));
    var first = outages.tell(new MockHttpServletRequest("GET", "/a"), away());
    outages.tell(new MockHttpServletRequest("GET", "/b"), away());
    outages.tell(new MockHttpServletRequest("GET", "/c"), away());
    outages.tellMore();
    assertThat(heard.list).as("their time is not over").hasSize(1);

    now.set(NOON.plus(Outages.TOGETHER));
    outages.tellMore();
    outages.tellMore();

    assertThat(heard.list).hasSize(2);
    assertThat(heard.list.getLast().getFormattedMessage()).contains(first, "2 more");
    assertThat(outages.tell(new MockHttpServletRequest("GET", "/d"), away())).isNotEqualTo(first);
    assertThat(heard.list).hasSize(3);
  }

  @Test
  void whatTheClockBeginsIsCountedWithTheRequestsAndWhatBreaksOtherwiseIsToldWhole() {
    var outages = at(NOON);
    outages.tell(new MockHttpServletRequest("GET", "/a"), away());
    outages.tell(away());
    assertThat(heard.list).hasSize(1);
    outages.tell(new IllegalStateException("broken"));
    assertThat(heard.list).hasSize(2);
    assertThat(heard.list.getLast().getThrowableProxy().getMessage()).isEqualTo("broken");
  }

  @Test
  void whoeverAsksWhenNobodyCanBeRecognizedIsAnsweredAtTheDoor() throws Exception {
    var door = new OutOfReach(new Answers(FailuresTests.shells(), new JsonMapper()), at(NOON));
    for (var path : new String[] {"/systems", "/api/v1/systems/ai-systems"}) {
      var response = new MockHttpServletResponse();
      door.doFilter(
          new MockHttpServletRequest("GET", path),
          response,
          (_, _) -> {
            throw away();
          });
      assertThat(response.getStatus()).isEqualTo(503);
      assertThat(response.getHeader("Retry-After")).isEqualTo("5");
      assertThat(response.getContentAsString())
          .contains(path.startsWith("/api") ? "urn:candor:problem:unavailable" : "Busy for a mom")
          .doesNotContain("Exception", "JDBC");
    }
    assertThat(heard.list).hasSize(1);
  }

  @Test
  void whatHasBegunToBeAnsweredIsNotAnsweredTwice() {
    var door = new OutOfReach(new Answers(FailuresTests.shells(), new JsonMapper()), at(NOON));
    var response = new MockHttpServletResponse();
    response.setCommitted(true);
    assertThatThrownBy(
            () ->
                door.doFilter(
                    new MockHttpServletRequest("GET", "/systems"),
                    response,
                    (_, _) -> {
                      throw away();
                    }))
        .isInstanceOf(CannotCreateTransactionException.class);
  }

  private static Outages at(Instant moment) {
    return new Outages(Clock.fixed(moment, ZoneOffset.UTC));
  }

  private static CannotCreateTransactionException away() {
    var root = new ConnectException("Connection refused");
    return new CannotCreateTransactionException(
        "Could not open JDBC Connection for transaction",
        new SQLException("The connection attempt failed.\n  Check the host", root));
  }
}
