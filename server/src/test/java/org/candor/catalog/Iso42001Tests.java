package org.candor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The standard stands in the catalog as it is numbered, in our own words. */
class Iso42001Tests {

  private static final Framework ISO = Catalog.shipped();
  private static final int MOST_WORDS = 60;

  @Test
  void every32ClauseIsThereWithItsRequirements() {
    var requirements = ISO.assessable().filter(it -> it.kind() == Item.Kind.REQUIREMENT).toList();
    assertThat(requirements).hasSize(131);
    assertThat(requirements.stream().map(Item::parent).distinct())
        .containsExactly(
            "4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "5.3", "6.1.1", "6.1.2", "6.1.3", "6.1.4",
            "6.2", "6.3", "7.1", "7.2", "7.3", "7.4", "7.5.1", "7.5.2", "7.5.3", "8.1", "8.2",
            "8.3", "8.4", "9.1", "9.2.1", "9.2.2", "9.3.1", "9.3.2", "9.3.3", "10.1", "10.2");
    assertThat(requirements.stream().filter(Item::documented)).hasSize(20);
  }

  @Test
  void requirementsAreCountedFromOneWithinTheirClause() {
    for (var clause : ISO.items()) {
      var ids = ISO.children(clause.id()).filter(it -> it.kind() == Item.Kind.REQUIREMENT);
      var list = ids.map(Item::id).toList();
      assertThat(list)
          .isEqualTo(
              IntStream.rangeClosed(1, list.size()).mapToObj(n -> clause.id() + "-" + n).toList());
    }
  }

  @Test
  void all38ControlsAreThere() {
    assertThat(ISO.assessable().filter(it -> it.kind() == Item.Kind.CONTROL).map(Item::id))
        .containsExactlyElementsOf(
            Stream.of(
                    numbered("A.2", 2, 4),
                    numbered("A.3", 2, 3),
                    numbered("A.4", 2, 6),
                    numbered("A.5", 2, 5),
                    numbered("A.6.1", 2, 3),
                    numbered("A.6.2", 2, 8),
                    numbered("A.7", 2, 6),
                    numbered("A.8", 2, 5),
                    numbered("A.9", 2, 4),
                    numbered("A.10", 2, 4))
                .flatMap(List::stream)
                .toList());
  }

  @Test
  void theObjectivesAndRiskSourcesOfAnnexCAreThere() {
    assertThat(ISO.items().stream().filter(it -> it.kind() == Item.Kind.OBJECTIVE)).hasSize(11);
    assertThat(ISO.items().stream().filter(it -> it.kind() == Item.Kind.RISK_SOURCE)).hasSize(7);
  }

  @Test
  void everyWordIsOurOwn() {
    assertThat(ISO.items()).allSatisfy(it -> texts(it).forEach(text -> ours(it, text)));
  }

  @Test
  void everyLineSaysWhatAnAuditorAsksAndWhereOthersWentWrong() {
    assertThat(ISO.assessable())
        .allSatisfy(
            it -> {
              assertThat(it.text()).as(it.id()).isNotBlank();
              assertThat(it.evidence()).as(it.id()).isNotBlank();
              assertThat(it.questions()).as(it.id()).hasSizeGreaterThanOrEqualTo(2);
              assertThat(it.pitfalls()).as(it.id()).isNotEmpty();
            });
    assertThat(ISO.assessable().filter(it -> it.kind() == Item.Kind.CONTROL))
        .allSatisfy(it -> assertThat(it.roles()).as(it.id()).isNotEmpty());
  }

  /** Public tools take it for reports that the organization sends. */
  @Test
  void externalReportingIsAWayIn() {
    assertThat(ISO.item("A.8.3").text()).contains("Outsiders", "inbound");
  }

  @Test
  void nothingIsSaidTwice() {
    assertThat(ISO.assessable().flatMap(it -> it.questions().stream())).doesNotHaveDuplicates();
    assertThat(ISO.assessable().flatMap(it -> it.pitfalls().stream())).doesNotHaveDuplicates();
    assertThat(ISO.assessable().map(Item::text)).doesNotHaveDuplicates();
    assertThat(ISO.items().stream().map(Item::id)).doesNotHaveDuplicates();
  }

  private static void ours(Item item, String text) {
    assertThat(" " + text + " ").as(item.id()).doesNotContainIgnoringCase(" shall ");
    assertThat(text.split("\\s+").length).as(item.id()).isLessThanOrEqualTo(MOST_WORDS);
  }

  private static Stream<String> texts(Item it) {
    return Stream.of(
            Stream.of(it.title(), it.text(), it.evidence(), it.computable()),
            it.questions().stream(),
            it.pitfalls().stream())
        .flatMap(all -> all);
  }

  private static List<String> numbered(String area, int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(n -> area + "." + n).toList();
  }
}
