package org.candor.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.candor.Traces;
import org.candor.access.Founding;
import org.candor.access.People;
import org.candor.access.Tokens;
import org.candor.database.TestCluster;
import org.candor.kernel.OrgId;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What somebody told of a person, in a comment and in a letter, until it was erased by law: over
 * HTTP, by someone who had just proved who they are.
 */
final class ErasedByLaw {

  private static final String PHONE = "555-0177-" + UUID.randomUUID();
  private static final String LETTER = "Dear Bob, about your illness: " + UUID.randomUUID();
  private static final String NAME = "letter-to-bob-" + UUID.randomUUID() + ".txt";

  private ErasedByLaw() {}

  /** Tells it in an organization of its own, sees that it is there, erases it. */
  static OrgId in(ConfigurableApplicationContext here, TestCluster.Fresh database, Path data)
      throws IOException, InterruptedException {
    var email = "grace@hospice.example";
    var password = "nine white herons sleep";
    var org = here.getBean(Founding.class).found("Hospice", "Grace", email, password);
    var person = here.getBean(People.class).member(org, email).orElseThrow().person();
    var soon = Instant.now().plus(Duration.ofDays(1));
    var token = here.getBean(Tokens.class).issue(person, org, "script", Set.of("*:*"), soon);
    var grace = new AVisitor(here);
    grace.signIn(email, password);
    var json = "application/json";
    var all = "/systems/ai-systems";
    var system = all + "/" + id(grace.api(token, all, json, "{\"name\": \"Triage\"}"));
    var comment =
        id(grace.api(token, system + "/comments", json, "{\"body\": \"%s\"}".formatted(PHONE)));
    var file = id(grace.api(token, system + "/files?fileName=" + NAME, "text/plain", LETTER));
    assertThat(traces(database, data))
        .contains("records.comments", "records.opening", "records.attachments", "api.idempotency")
        .anyMatch(it -> it.startsWith("files/"));
    var page = system + "/erase";
    var done = grace.fill(page, page, "item", comment, "item", file, "why", "asked for it");
    assertThat(done.statusCode()).as(done.body()).isBetween(300, 399);
    return org;
  }

  /** The tables and files of an installation that still have any of it. */
  static List<String> traces(TestCluster.Fresh database, Path data) throws IOException {
    var found = new ArrayList<String>();
    for (var it : List.of(PHONE, LETTER, NAME)) {
      found.addAll(Traces.inTables(database.asSuperuser(), it));
      found.addAll(Traces.inFiles(data, it));
    }
    return found;
  }

  /** The parts of a backup that still have any of it. */
  static List<String> traces(Path backup) throws IOException {
    var found = new ArrayList<String>();
    for (var it : List.of(PHONE, LETTER, NAME)) {
      found.addAll(Traces.inParts(backup, it));
    }
    return found;
  }

  private static String id(HttpResponse<String> answer) {
    return RecordJson.MAPPER.readTree(answer.body()).path("id").asString();
  }
}
