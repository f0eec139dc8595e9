package org.candor.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.candor.AnOrganization;
import org.candor.records.AsOf;
import org.candor.records.Change;
import org.candor.records.Entry;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.register.BadQuery;
import org.candor.register.Form;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest
class InventoryTests {

  @Autowired Records records;
  @Autowired Ledger ledger;
  @Autowired Listings listings;
  @Autowired TransactionOperations transactions;
  AnOrganization clinic;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
  }

  @Test
  void aListIsPagedInAnyOrderWithoutLosingOrRepeatingARow() {
    clinic
        .scope()
        .run(
            () -> {
              registerSystems(137);
              for (var sort :
                  List.of(
                      "",
                      "name",
                      "-name",
                      "unit",
                      "-unit",
                      "stage",
                      "-inOperationFrom",
                      "inOperationFrom")) {
                var seen = new ArrayList<String>();
                var query = query(Map.of("sort", List.of(sort), "limit", List.of("10")));
                while (true) {
                  var page = listings.page(SystemsRegisters.AI_SYSTEMS, query, AsOf.NOW);
                  assertThat(page.total()).isEqualTo(137);
                  page.entries().forEach(it -> seen.add(it.label()));
                  if (page.next() == null) {
                    break;
                  }
                  query = query.from(page.next());
                }
                assertThat(seen).as("sorted by " + sort).hasSize(137).doesNotHaveDuplicates();
              }
            });
  }

  @Test
  void aListIsNarrowedSearchedAndCounted() {
    clinic
        .scope()
        .run(
            () -> {
              registerSystems(40);
              assertThat(total(Map.of("stage", List.of("INCEPTION")))).isEqualTo(10);
              assertThat(total(Map.of("stage", List.of("INCEPTION", "-")))).isEqualTo(30);
              assertThat(total(Map.of("stage", List.of("-")))).isEqualTo(20);
              assertThat(total(Map.of("stage", List.of("")))).as("left empty").isEqualTo(40);
              assertThat(total(Map.of("stage", List.of("", "-")))).isEqualTo(20);
              assertThat(total(Map.of("roles", List.of("PROVIDER")))).isEqualTo(20);
              assertThat(total(Map.of("q", List.of("triage 17")))).isEqualTo(1);
              assertThat(total(Map.of("q", List.of("100%")))).isZero();
              assertThat(total(Map.of("inOperationFrom", List.of("2024-01-01..2024-01-10"))))
                  .isEqualTo(7);
              assertThat(total(Map.of("unit", List.of("WARD 1")))).isEqualTo(14);
              var counts =
                  listings.counts(
                      SystemsRegisters.AI_SYSTEMS,
                      Query.all(),
                      SystemsRegisters.AI_SYSTEMS.field("stage").orElseThrow(),
                      AsOf.NOW);
              assertThat(counts).isEqualTo(Map.of("", 20L, "INCEPTION", 10L, "DEPLOYMENT", 10L));
              assertThat(counts.values().stream().mapToLong(it -> it).sum())
                  .isEqualTo(total(Map.of()));
            });
  }

  @Test
  void thePastShowsWhatStoodThen() {
    clinic
        .scope()
        .run(
            () -> {
              registerSystems(3);
              var then = AsOf.position(ledger.size());
              var first =
                  listings
                      .page(SystemsRegisters.AI_SYSTEMS, Query.all(), AsOf.NOW)
                      .entries()
                      .getFirst();
              records.retire(
                  SystemsRegisters.AI_SYSTEMS.kind(), first.id(), 1, clinic.ada(), "gone");
              registerSystems(2);
              assertThat(listings.page(SystemsRegisters.AI_SYSTEMS, Query.all(), then).total())
                  .isEqualTo(3);
              assertThat(listings.page(SystemsRegisters.AI_SYSTEMS, Query.all(), AsOf.NOW).total())
                  .isEqualTo(4);
              assertThat(listings.page(SystemsRegisters.AI_SYSTEMS, Query.all(), then).entries())
                  .extracting(Entry::id)
                  .contains(first.id());
              assertThat(total(Map.of("retired", List.of("true")))).isEqualTo(1);
            });
  }

  @Test
  void aQueryThatCannotBeReadNamesItsParameters() {
    assertThatThrownBy(
            () ->
                query(
                    Map.of(
                        "stage",
                        List.of("ASLEEP"),
                        "colour",
                        List.of("red"),
                        "limit",
                        List.of("0"),
                        "after",
                        List.of("§"))))
        .isInstanceOfSatisfying(
            BadQuery.class,
            it -> assertThat(it.errors()).containsOnlyKeys("stage", "colour", "limit", "after"));
  }

  @Test
  void aQueryWithWhatTheDatabaseCannotHoldIsRefused() {
    assertThatThrownBy(
            () ->
                Query.read(
                    SystemsRegisters.AI_SYSTEMS,
                    Map.of("q", List.of("a\0"), "unit", List.of("\0"))))
        .isInstanceOfSatisfying(
            BadQuery.class, it -> assertThat(it.errors()).containsOnlyKeys("q", "unit"));
  }

  @Test
  void theFormSaysEverythingThatIsWrongAtOnce() {
    var form =
        Form.read(
            SystemsRegisters.AI_SYSTEMS,
            Map.of(
                "name",
                List.of(" "),
                "impact",
                List.of("HUGE"),
                "startedOn",
                List.of("1/2/3"),
                "description",
                List.of("\ud800")),
            null);
    assertThat(form.errors()).containsOnlyKeys("name", "impact", "startedOn", "description");
    var out =
        Form.read(
            SystemsRegisters.AI_SYSTEMS,
            Map.of("name", List.of("X"), "scope", List.of("OUT")),
            null);
    assertThat(out.errors().get("scopeReason")).contains("out of scope");
  }

  private long total(Map<String, List<String>> parameters) {
    return listings.page(SystemsRegisters.AI_SYSTEMS, query(parameters), AsOf.NOW).total();
  }

  private static Query query(Map<String, List<String>> parameters) {
    return Query.read(SystemsRegisters.AI_SYSTEMS, parameters);
  }

  private void registerSystems(int howMany) {
    var changes = new ArrayList<Change<AiSystem>>();
    for (int i = 0; i < howMany; i++) {
      var typed = new HashMap<String, List<String>>();
      typed.put("name", List.of((i % 2 == 0 ? "triage " : "Triage ") + i));
      typed.put("roles", i % 2 == 0 ? List.of("PROVIDER", "USER") : List.of());
      typed.put("unit", i % 3 == 0 ? List.of("Ward 1 " + i % 2) : List.of());
      typed.put(
          "stage",
          i % 4 == 0 ? List.of("INCEPTION") : i % 4 == 1 ? List.of("DEPLOYMENT") : List.of());
      typed.put(
          "inOperationFrom",
          i % 3 == 0 ? List.of("2024-01-%02d".formatted(1 + i % 28)) : List.of());
      var content = Form.read(SystemsRegisters.AI_SYSTEMS, typed, null).content();
      changes.add(Change.Recording.of(content));
    }
    records.write(SystemsRegisters.AI_SYSTEMS.kind(), changes, clinic.ada());
  }
}
