package org.candor.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.candor.AnOrganization;
import org.candor.access.Role;
import org.candor.records.Ledger;
import org.candor.records.RecordJson;
import org.candor.register.Field;
import org.candor.register.Register;
import org.candor.register.Registers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.node.ObjectNode;

/** What an action of Candor sets, such as the outcome of a monitor, no program says by itself. */
@SpringBootTest
class OnlyByVerbTests {

  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  @Autowired WebApplicationContext context;
  @Autowired Registers registers;

  @Test
  void whatOnlyAnActionSetsIsRefusedFieldByField() {
    var clinic = AnOrganization.founded(ledger, transactions);
    var api = AnApi.of(ApiDoor.open(context), clinic, Role.AIMS_MANAGER);
    var softly = new SoftAssertions();
    var tried = new ArrayList<String>();
    for (var register : registers.all()) {
      if (AContent.byMachine(register)) {
        continue;
      }
      for (var field : register.fields()) {
        if (field.onlyByVerb()) {
          tried.add(register.path() + " " + field.name());
          var reply = api.post("/api/v1/" + register.path(), forged(api, register, field));
          softly.assertThat(reply.status()).as(register.path() + " " + reply.body()).isEqualTo(422);
          softly.assertThat(reply.body()).contains("\"" + field.name() + "\"");
        }
      }
    }
    softly.assertAll();
    assertThat(tried)
        .contains(
            "evaluation/monitors outcome", "evaluation/data-sources sha256", "work/tasks state");
  }

  private static String forged(AnApi api, Register<?> register, Field field) {
    var content =
        AContent.of(register, "X", (path, body) -> api.post("/api/v1/" + path, body).is(201));
    var node = (ObjectNode) RecordJson.MAPPER.readTree(content);
    switch (field) {
      case Field.Choice it -> node.put(field.name(), it.options().getFirst().name());
      case Field.Day _ -> node.put(field.name(), "2026-11-27");
      case Field.Whole _ -> node.put(field.name(), 7);
      case Field.Line _, Field.Paragraph _ -> node.put(field.name(), "X");
      case Field.Flag _ -> node.put(field.name(), true);
      case Field.Someone _ -> node.put(field.name(), new UUID(0, 7).toString());
      case Field.Choices _, Field.Terms _ ->
          throw new AssertionError("Say how " + field.name() + " is forged");
    }
    return node.toString();
  }

  @Test
  void anImportBringsNoOutcome() throws InterruptedException {
    var clinic = AnOrganization.founded(ledger, transactions);
    var api = AnApi.of(ApiDoor.open(context), clinic, Role.AIMS_MANAGER);
    api.post("/api/v1/evaluation/data-sources", AContent.source(true)).is(201);
    var csv = "Name,Question,Source,Outcome,Due on\nLoans,PROFILE,DSR-1,PASS,2099-01-01\n";
    var at = "/api/v1/exchange/imports?register=evaluation/monitors&fileName=m.csv";
    api.send("POST", at, csv.getBytes(UTF_8), "Content-Type", "text/csv");
    for (var tries = 0; tries < 300; tries++) {
      var imports = api.get("/api/v1/exchange/imports").is(200).body();
      if (!imports.contains("\"CHECKING\"") && !imports.contains("\"RUNNING\"")) {
        break;
      }
      Thread.sleep(100);
    }
    assertThat(api.get("/api/v1/evaluation/monitors").is(200).body())
        .contains("Loans")
        .doesNotContain("PASS", "2099");
  }
}
