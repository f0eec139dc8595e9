package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.candor.api.AnApi.SYSTEMS;

import java.util.Arrays;
import org.candor.AnOrganization;
import org.candor.access.Role;
import org.candor.records.FileStore;
import org.candor.records.Ledger;
import org.candor.register.Field;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;

/** A program keeps files with a record; they stay what they were and do nothing. */
@SpringBootTest
class FilesOverHttpTests {

  private static final byte[] PAGE =
      "<!doctype html><html><script>alert(1)</script></html>".getBytes(UTF_8);

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  AnOrganization clinic;
  AnApi api;
  String files;

  @BeforeEach
  void aRecord() {
    clinic = AnOrganization.founded(ledger, transactions);
    api = AnApi.of(ApiDoor.open(context), clinic, Role.AIMS_MANAGER);
    files = SYSTEMS + "/" + api.post(SYSTEMS, "{\"name\": \"Triage\"}").is(201).id() + "/files";
  }

  @Test
  void aFileIsKeptListedFetchedAndTakenAway() {
    var kept = api.send("POST", files + "?fileName=../../etc/card.png", PAGE).is(201);
    assertThat(kept.json().path("name").asString()).isEqualTo("card.png");
    assertThat(kept.json().path("mediaType").asString()).isEqualTo("text/html");
    assertThat(kept.json().path("size").asInt()).isEqualTo(PAGE.length);
    assertThat(api.send("POST", files + "?fileName=card.png", PAGE).is(200).id())
        .isEqualTo(kept.id());
    assertThat(api.get(files).is(200).json().path("items")).hasSize(1);

    var sent = api.get(files + "/" + kept.id()).is(200);
    assertThat(sent.body()).isEqualTo(new String(PAGE, UTF_8));
    assertThat(sent.header("Content-Disposition")).startsWith("attachment");
    assertThat(sent.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(sent.header("Content-Security-Policy")).contains("sandbox");

    var size = clinic.scope().get(ledger::size);
    api.delete(files + "/" + kept.id() + "?why=obsolete").is(204);
    api.get(files + "/" + kept.id()).is(404);
    api.get(files + "/" + kept.id() + "?asOf=" + size).is(200);
    assertThat(api.get(files).json().path("items")).isEmpty();
  }

  @Test
  void whatIsEmptyOrTooLargeIsRefusedAndNothingIsKept() {
    var empty = api.send("POST", files + "?fileName=a.txt", new byte[0]).is(422);
    assertThat(empty.json().path("errors").get(0).path("field").asString()).isEqualTo("file");
    api.send("POST", files, new byte[Math.toIntExact(FileStore.LARGEST) + 1]).is(413);
    assertThat(api.get(files).json().path("items")).isEmpty();
  }

  @Test
  void aFileOfAnotherRecordIsNotFoundHere() {
    var kept = api.send("POST", files, PAGE).is(201).id();
    var other = SYSTEMS + "/" + api.post(SYSTEMS, "{\"name\": \"Chat\"}").is(201).id() + "/files";
    api.get(other + "/" + kept).is(404);
    api.delete(other + "/" + kept).is(404);
  }

  @Test
  void aListHasSoManyItemsAndNoMore() {
    var items = new String[Field.MOST_ITEMS + 1];
    Arrays.setAll(items, it -> "\"country " + it + "\"");
    var body = "{\"name\": \"Score\", \"jurisdictions\": [%s]}";
    var refused = api.post(SYSTEMS, body.formatted(String.join(",", items))).is(422);
    var wrong = refused.json().path("errors").get(0);
    assertThat(wrong.path("field").asString()).isEqualTo("jurisdictions");
    assertThat(wrong.path("message").asString()).contains("at most 200 items, here are 201");
    var fewer = Arrays.copyOf(items, Field.MOST_ITEMS);
    api.post(SYSTEMS, body.formatted(String.join(",", fewer))).is(201);
  }
}
