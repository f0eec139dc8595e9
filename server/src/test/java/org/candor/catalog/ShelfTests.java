package org.candor.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.candor.AnOrganization;
import org.candor.catalog.FrameworkFile.About;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

/** An organization puts its own framework on the shelf, a version after the other. */
@SpringBootTest
class ShelfTests {

  @Autowired Shelf shelf;
  @Autowired Catalog catalog;
  @Autowired Ledger ledger;
  @Autowired Records records;
  @Autowired TransactionOperations transactions;

  @Test
  void aVersionNeverChangesAndANewOneTakesItsPlace() {
    var clinic = AnOrganization.founded(ledger, transactions);
    clinic
        .scope()
        .run(
            () -> {
              put(clinic, "1", "Ask first.");
              var size = ledger.size();
              put(clinic, "1", "Ask first.");
              assertThat(ledger.size()).isEqualTo(size);
              assertThatExceptionOfType(BadFramework.class)
                  .isThrownBy(() -> put(clinic, "1", "Never ask."))
                  .withMessageContaining("A version never changes");
              put(clinic, "2", "Ask twice.");
              assertThat(words()).isEqualTo("Ask twice.");
              for (var version : List.of("1", "2")) {
                assertThatExceptionOfType(BadFramework.class)
                    .as("of any version there was")
                    .isThrownBy(() -> put(clinic, version, "Never ask."))
                    .withMessageContaining("A version never changes");
              }
              shelf.takeOff("house", clinic.ada());
              assertThat(catalog.find("house")).isEmpty();
              assertThatExceptionOfType(BadFramework.class)
                  .as("also once it was taken off")
                  .isThrownBy(() -> put(clinic, "1", "Never ask."));
              assertThat(catalog.find("house")).isEmpty();
              put(clinic, "3", "Ask again.");
              assertThat(words()).isEqualTo("Ask again.");
              assertThat(catalog.frameworks()).filteredOn(it -> it.id().equals("house")).hasSize(1);
            });
    var other = AnOrganization.founded(ledger, transactions);
    other.scope().run(() -> assertThat(catalog.find("house")).isEmpty());
  }

  @Test
  void theSameWordsInAnotherOrderAreTheSameVersion() {
    var clinic = AnOrganization.founded(ledger, transactions);
    clinic
        .scope()
        .run(
            () -> {
              var document =
                  """
                  {"version": "1", "items": [{"text": "Ask first.", "roles": ["USER", "PRODUCER"],
                    "kind": "CONTROL", "id": "H.1"}], "title": "House rules", "id": "house"}
                  """;
              var before =
                  new OwnFramework("house", "House rules", "", "1", "0".repeat(64), document);
              records.record(OwnFramework.KIND, before, "house", clinic.ada(), null);
              var size = ledger.size();
              var file = "{\"items\": [{\"id\": \"H.1\", \"roles\": [\"PRODUCER\", \"USER\"],";
              var about = new About("house", "House rules", "", "1");
              var bytes = (file + "\"text\": \"Ask first.\"}]}").getBytes(UTF_8);
              shelf.put("house.json", bytes, about, clinic.ada());
              assertThat(ledger.size()).isEqualTo(size);
            });
  }

  private String words() {
    return catalog.find("house").orElseThrow().item("H.1").text();
  }

  private void put(AnOrganization clinic, String version, String words) {
    var file = "{\"items\": [{\"id\": \"H.1\", \"text\": \"" + words + "\"}]}";
    var about = new About("house", "House rules", "", version);
    shelf.put("house.json", file.getBytes(UTF_8), about, clinic.ada());
  }
}
