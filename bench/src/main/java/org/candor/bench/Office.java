package org.candor.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.candor.access.Founding;
import org.candor.access.Invitee;
import org.candor.access.People;
import org.candor.access.Role;
import org.candor.access.Tokens;
import org.candor.kernel.OrgId;
import org.candor.kernel.PersonId;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** An organization with people in it, met over HTTP. */
final class Office {

  /** Without the limit of requests of a token, which is there against what benches do. */
  static final Map<String, Object> SETTINGS =
      Map.of("candor.access.requests-per-token", "100000000");

  private static final String PASSWORD = "correct horse battery";

  private final Installation installation;
  private final OrgId org;
  private final PersonId founder;
  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Office(Installation installation) {
    this.installation = installation;
    var email = "ada-" + UUID.randomUUID() + "@office.example";
    this.org = installation.bean(Founding.class).found("Office", "Ada", email, PASSWORD);
    this.founder = installation.bean(People.class).member(org, email).orElseThrow().person();
    var port = installation.bean(Environment.class).getProperty("local.server.port");
    this.base = URI.create("http://127.0.0.1:" + port);
  }

  OrgId org() {
    return org;
  }

  HttpClient http() {
    return http;
  }

  /** A token that may do all that its person may. */
  String token() {
    var expires = Instant.now().plus(Duration.ofDays(1));
    return installation
        .bean(Tokens.class)
        .issue(founder, org, "bench " + UUID.randomUUID(), Set.of("*:*"), expires);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(60));
  }

  /**
   * Cookies of so many sessions, spread over so many people with a password each. The sessions are
   * put into the database as if each had shown password and code: what is measured is what comes
   * after signing in.
   */
  List<String> sessions(int sessions, int people, DataSource person) {
    var jdbc = new JdbcTemplate(person);
    var all = new ArrayList<PersonId>();
    for (var i = 0; i < people; i++) {
      var email = "p%d-%s@office.example".formatted(i, UUID.randomUUID());
      var invitee = new Invitee("Person " + i, email, Set.of(Role.AIMS_MANAGER), null, null);
      all.add(installation.bean(People.class).add(org, invitee, PASSWORD, Installation.actor()));
    }
    var cookies = new ArrayList<String>();
    for (var i = 0; i < sessions; i++) {
      var secret = UUID.randomUUID().toString();
      jdbc.update(
          """
          insert into access.session
            (id, hash, person_id, org_id, state, method, address, agent, created_at, seen_at, proved_at)
          values (?, ?, ?, ?, 'OPEN', 'password+totp', '127.0.0.1', 'bench', now(), now(), now())
          """,
          UUID.randomUUID(),
          sha256(secret),
          all.get(i % people).value(),
          org.value());
      cookies.add("candor-session=" + secret);
    }
    return cookies;
  }

  private static byte[] sha256(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
