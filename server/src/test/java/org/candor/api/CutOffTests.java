package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Tokens;
import org.candor.database.Scope;
import org.candor.kernel.OrgId;
import org.candor.records.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What breaks off on its way over a real connection is refused in words, and leaves nothing. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class CutOffTests {

  @Autowired Founding founding;
  @Autowired People people;
  @Autowired Tokens tokens;
  @Autowired Ledger ledger;
  @Autowired Clock clock;
  @LocalServerPort int port;
  OrgId clinic;
  String token;

  @BeforeEach
  void aProgram() {
    clinic =
        founding.found(
            "Clinic", "Ada", UUID.randomUUID() + "@clinic.example", "horse battery staple");
    var ada = people.members(clinic).getFirst().person();
    token =
        tokens.issue(ada, clinic, "CI", Set.of("*:*"), clock.instant().plus(Duration.ofDays(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/systems/ai-systems|application/json|{\"name\": \"Tri",
        "/systems/ai-systems/bulk|application/x-ndjson|{\"op\": \"record\", \"content\": {\"na",
        "/exchange/imports?register=systems/ai-systems&fileName=a.csv|text/csv|Name,Purpose",
        "/exchange/imports?register=systems/ai-systems|multipart/form-data; boundary=b|--b",
        "/access/tokens|application/json|{\"name\": \"C",
        "/catalog/frameworks?id=house|application/json|{\"items\": ["
      })
  void isRefusedInWordsAndLeavesNothing(String path, String media, String start)
      throws IOException {
    var before = size();
    var answer = sent(path, media, start);
    assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
    assertThat(answer).contains("urn:candor:problem:").doesNotContain("Exception");
    assertThat(size()).isEqualTo(before);
  }

  /** Much of it the container refuses by itself, before the application hears of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET %s/%%00 HTTP/1.1",
        "GET %s/%%zz HTTP/1.1",
        "GET %s/%% HTTP/1.1",
        "GET %s/%%c0%%af HTTP/1.1",
        "GET %s/%%2e%%2e/%%2e%%2e/%%2e%%2e/x HTTP/1.1",
        "GET %s/../../../x HTTP/1.1",
        "GET %s//x HTTP/1.1",
        "GET %s/;x HTTP/1.1",
        "GET %s/;x=1/y HTTP/1.1",
        "GET %s/%%2f HTTP/1.1",
        "GET %s/%%5c HTTP/1.1",
        "GET %s/\\ HTTP/1.1",
        "GET %s/<x> HTTP/1.1",
        "GET %s/x?%%zz=1 HTTP/1.1",
        "FOO %s/systems/ai-systems HTTP/1.1",
        "TRACE %s/systems/ai-systems HTTP/1.1",
        "TRACK %s/systems/ai-systems HTTP/1.1",
        "GET %s/x HTTP/9.9",
        "GET %s/{long} HTTP/1.1",
        "GET %s/x HTTP/1.1\r\nX-Long: {long}",
        "GET %s/x HTTP/1.1\r\nHost: other",
        "GET %s/x HTTP/1.1\r\nNo colon",
        "POST %s/x HTTP/1.1\r\nTransfer-Encoding: what",
        "POST %s/x HTTP/1.1\r\nContent-Length: many",
        "{\"\": 1}"
      })
  void whatNobodyCanReadIsAnsweredInOurOwnForm(String line) throws IOException {
    for (var root : new String[] {"", "/api/v1"}) {
      var start = line.replace("{long}", "x".repeat(20_000));
      var answer = raw(start.formatted(root) + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      var head = answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")));
      assertThat(head).as(line).matches("(?s)HTTP/1.1 [345]\\d\\d .*");
      assertThat(head).as(line).doesNotContainIgnoringCase("server:", "tomcat");
      assertThat(answer).as(line).doesNotContainIgnoringCase("tomcat", "Exception", "org.apache");
      assertThat(answer).as(line).doesNotContain("HTTP Status", "h1 {");
      if (head.startsWith("HTTP/1.1 3")) {
        continue; // a page leads to sign-in
      }
      if (head.contains("application/problem+json")) {
        assertThat(answer).as(line).contains("urn:candor:problem:", "\"detail\"");
      } else {
        assertThat(answer).as(line).contains("<!doctype html>", "trouble-what", "/assets/");
        assertThat(root.isEmpty() || unread(start)).as("a page for a program: " + line).isTrue();
      }
      assertThat(head)
          .as(line)
          .containsIgnoringCase("X-Content-Type-Options: nosniff")
          .containsIgnoringCase("Content-Security-Policy: default-src 'self'");
    }
  }

  /** Nobody can tell what was asked for. */
  private static boolean unread(String start) {
    return start.startsWith("{")
        || start.contains("/xxxx")
        || start.contains("<")
        || start.contains("\\");
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private long size() {
    return Scope.of(clinic).get(ledger::size);
  }

  /** Promises a thousand bytes, sends a few and says no more. */
  private String sent(String path, String media, String start) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(60_000);
      var head =
          "POST /api/v1%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nContent-Length: 1000\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write((head.formatted(path, token, media) + start).getBytes(UTF_8));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
