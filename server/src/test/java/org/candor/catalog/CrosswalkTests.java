package org.candor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.candor.catalog.Crosswalk.Relation;
import org.candor.catalog.Crosswalk.Type;
import org.junit.jupiter.api.Test;

/** What one framework has to do with another. */
class CrosswalkTests {

  @Test
  void everyLineThatACrosswalkNamesIsThere() {
    var frameworks = ShippedFrameworks.frameworks();
    assertThat(ShippedFrameworks.crosswalks())
        .isNotEmpty()
        .allSatisfy(
            it ->
                assertThat(it.relations())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allSatisfy(
                        relation -> {
                          frameworks.get(it.from()).item(relation.from());
                          frameworks.get(it.to()).item(relation.to());
                        }));
  }

  @Test
  void readBackwardsASubsetIsASuperset() {
    var all = new Relation("A", "B", Type.SUPERSET, null);
    assertThat(all.gives()).isTrue();
    var back =
        new Crosswalk("x", "one", "two", "ours", java.util.List.of(all)).reversed().relations();
    assertThat(back).containsExactly(new Relation("B", "A", Type.SUBSET, null));
    assertThat(back.getFirst().gives()).isFalse();
  }

  @Test
  void theWordsOfEveryShippedFrameworkAreOurs() {
    assertThat(ShippedFrameworks.frameworks().values())
        .allSatisfy(
            framework ->
                assertThat(framework.items())
                    .allSatisfy(
                        it ->
                            assertThat(it.title() + " " + it.text() + " ")
                                .doesNotContainIgnoringCase(" shall ")));
  }
}
