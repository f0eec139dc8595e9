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
