package org.candor.systems;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.candor.systems.SystemsRegisters.AI_SYSTEMS;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candor.AnOrganization;
import org.candor.records.AsOf;
import org.candor.records.Ledger;
import org.candor.records.Records;
import org.candor.register.Listings;
import org.candor.register.Query;
import org.candor.web.Tone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest
class FiguresTests {

  @Autowired Inventory inventory;
  @Autowired Listings listings;
  @Autowired Records records;
  @Autowired Ledger ledger;
  @Autowired TransactionOperations transactions;
  AnOrganization clinic;

  @BeforeEach
  void found() {
    clinic = AnOrganization.founded(ledger, transactions);
  }

  @Test
  void everyNumberOpensTheRowsItCounts() {
    clinic
        .scope()
        .run(
            () -> {
              systems().mixed(700);
              var figures = inventory.figures(AsOf.NOW);
              assertThat(figures.ledgerSize()).isEqualTo(701);
              assertEveryNumberOpensItsRows(figures, AsOf.NOW);
              assertThat(figures.group("unit")).hasSize(InventoryCount.UNITS);
              assertThat(figures.group("started")).hasSize(InventoryCount.QUARTERS);
            });
  }

  /** "-" asks for no answer, "=" for that very text, ".." for a period: here they are names. */
  @Test
  void aUnitIsCountedByItsNameWhateverThatIs() {
    clinic
        .scope()
        .run(
            () -> {
              var names = List.of("-", "=", "=A", "A", "A..B", "a", "%", "-", "+ & = ?", "\"é\"");
              systems().saying(names.stream().map(it -> Map.of("unit", it)).toList());
              systems().saying(List.of(Map.of(), Map.of("unit", " ")));
              var figures = inventory.figures(AsOf.NOW);
              assertEveryNumberOpensItsRows(figures, AsOf.NOW);
              assertThat(sum(figures, "unit")).isEqualTo(names.size());
              assertThat(figures.one("unit", "-").count()).isEqualTo(2);
              assertThat(figures.one("unanswered", "unit").count()).isEqualTo(2);
            });
  }

  @Test
  void thePartsOfAWholeAddUpToIt() {
    clinic
        .scope()
        .run(
            () -> {
              systems().mixed(300);
              var figures = inventory.figures(AsOf.NOW);
              for (var group :
                  List.of("stage", "stage-by-impact", "impact-by-assessment", "scope", "origin")) {
                assertThat(sum(figures, group)).as(group).isEqualTo(300);
              }
              assertThat(sum(figures, "assessment"))
                  .isEqualTo(figures.one("inventory", "rights-or-safety-in-operation").count());
            });
  }

  @Test
  void noAnswerIsCountedAsUnknownNeverAsNo() {
    clinic
        .scope()
        .run(
            () -> {
              var used = Map.of("stage", "OPERATION_AND_MONITORING", "impact", "RIGHTS");
              systems().saying(List.of(used, with(used, "impactAssessment", "NOT_DONE"), used));
              var figures = inventory.figures(AsOf.NOW);
              assertThat(figures.one("assessment", "NOT_DONE").count()).isEqualTo(1);
              assertThat(figures.one("assessment", Query.NONE).count()).isEqualTo(2);
              assertThat(figures.one("inventory", "personal-data-unknown").count()).isEqualTo(3);
            });
  }

  @Test
  void noneIsGoodNewsOnlyWhereNobodyMayBeMissing() {
    clinic
        .scope()
        .run(
            () -> {
              var known =
                  Map.of(
                      "stage",
                      "INCEPTION",
                      "impact",
                      "NEITHER",
                      "scope",
                      "IN",
                      "personalData",
                      "NO");
              systems().saying(List.of(known));
              assertThat(tiles()).extracting(Overview.Tile::tone).containsOnly(Tone.GOOD);
              assertThat(answer())
                  .isEqualTo("1 AI system. None can bear on people's rights or safety.");
              systems().saying(List.of(with(known, "stage", ""), with(known, "impact", "")));
              assertThat(tiles())
                  .filteredOn(it -> it.figure().count() == 0 && it.tone() == Tone.UNKNOWN)
                  .extracting(it -> it.figure().name(), Overview.Tile::note)
                  .containsExactly(
                      tuple("rights-or-safety", "not known of 1 system"),
                      tuple("in-operation-without-owner", "not known of 1 system"));
              assertThat(answer())
                  .isEqualTo(
                      "3 AI systems. None is known to bear on people's rights or safety;"
                          + " 1 does not say whether it can.");
            });
  }

  private List<Overview.Tile> tiles() {
    return overview().tiles();
  }

  private String answer() {
    return overview().answer().stream().map(Overview.Phrase::words).collect(joining());
  }

  private Overview overview() {
    var figures = inventory.figures(AsOf.NOW);
    return new Overview(SystemsPagesTests.shell("/systems"), figures, true);
  }

  @Test
  void thePastShowsItsOwnNumbersAndItsOwnRows() {
    clinic
        .scope()
        .run(
            () -> {
              systems().mixed(60);
              var then = AsOf.position(ledger.size());
              var before = inventory.figures(then);
              var first = listings.page(AI_SYSTEMS, Query.all(), AsOf.NOW).entries().getFirst();
              records.retire(AI_SYSTEMS.kind(), first.id(), 1, clinic.ada(), "gone");
              systems().mixed(7);
              assertThat(inventory.figures(then)).isEqualTo(before);
              assertThat(before.all().count()).isEqualTo(60);
              assertThat(before.all().href())
                  .isEqualTo("/systems/ai-systems?asOf=" + then.position());
              assertEveryNumberOpensItsRows(before, then);
              assertThat(inventory.figures(AsOf.NOW).all().count()).isEqualTo(66);
            });
  }

  @Test
  void anEmptyInventoryHasNumbersToo() {
    clinic
        .scope()
        .run(
            () -> {
              var figures = inventory.figures(AsOf.NOW);
              assertThat(figures.all().count()).isZero();
              assertThat(figures.group("unit")).isEmpty();
              assertThat(figures.group("started")).isEmpty();
              assertEveryNumberOpensItsRows(figures, AsOf.NOW);
            });
  }

  private void assertEveryNumberOpensItsRows(Figures figures, AsOf asOf) {
    figures
        .groups()
        .forEach(
            (group, all) ->
                assertThat(all)
                    .as(group)
                    .allSatisfy(
                        it -> {
                          var query = Query.read(AI_SYSTEMS, parameters(it.query()));
                          assertThat(listings.page(AI_SYSTEMS, query, asOf).total())
                              .isEqualTo(it.count());
                        }));
  }

  static Map<String, List<String>> parameters(String query) {
    var parameters = new LinkedHashMap<String, List<String>>();
    for (var pair : query.isEmpty() ? new String[0] : query.split("&")) {
      var name = pair.substring(0, pair.indexOf('='));
      var value = URLDecoder.decode(pair.substring(pair.indexOf('=') + 1), UTF_8);
      parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }
    return parameters;
  }

  private static long sum(Figures figures, String group) {
    return figures.group(group).stream().mapToLong(Figure::count).sum();
  }

  private static Map<String, String> with(Map<String, String> said, String field, String value) {
    var more = new HashMap<>(said);
    more.put(field, value);
    return more;
  }

  private SomeSystems systems() {
    return new SomeSystems(records, clinic.ada());
  }
}
