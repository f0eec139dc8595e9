package org.candor.support.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.candor.catalog.Catalog;
import org.candor.catalog.Framework;
import org.candor.catalog.FrameworksForTests;
import org.candor.catalog.Item;
import org.candor.register.Unfit;
import org.junit.jupiter.api.Test;

class CoverableTests {

  private final Coverable lines = new Coverable(frameworks());

  @Test
  void aRequirementAndAControlAreKnownByTheirIds() {
    assertThat(lines.find("4.1-3")).isPresent();
    assertThat(lines.find("A.6.2.4")).isPresent();
    assertThat(lines.find("iso-42001:A.6.2.4")).isPresent();
    lines.check("covers", List.of("4.1-3", "A.6.2.4"));
  }

  @Test
  void aLineHasOneSpellingOnRecord() {
    for (var line : List.of("A.7.3", " A.7.3 ", "iso-42001:A.7.3", "iso-42001 : A.7.3")) {
      assertThat(Coverable.spelled(line)).as(line).isEqualTo("A.7.3");
    }
    assertThat(Coverable.spelled("house : H.1")).isEqualTo("house:H.1");
    assertThat(Coverable.spelled(List.of("A.7.3", "iso-42001:A.7.3"))).containsExactly("A.7.3");
  }

  @Test
  void aControlOfOnesOwnIsKnownByItsReference() {
    var item =
        new Item(
            "SEC-4",
            Item.Kind.CONTROL,
            null,
            "Prompts",
            "Check them",
            false,
            "",
            List.of(),
            List.of(),
            "",
            Set.of());
    var own = new Coverable(frameworks(), _ -> List.of(item));
    own.check("covers", List.of("SEC-4", "A.7.3"));
    assertThatThrownBy(() -> own.check("covers", List.of("SEC-5"))).hasMessageContaining("SEC-4");
    assertThatThrownBy(() -> lines.check("covers", List.of("SEC-4")))
        .hasMessageContaining("no line SEC-4");
  }

  private static Function<String, Optional<Framework>> frameworks() {
    return it ->
        it.equals(Catalog.ISO_42001)
            ? Optional.of(FrameworksForTests.iso42001())
            : Optional.empty();
  }

  @Test
  void anUnknownLineIsNamedWithThoseThatMayHaveBeenMeant() {
    assertThatThrownBy(() -> lines.check("covers", List.of("4.1-3", "A.6.2.44")))
        .isInstanceOf(Unfit.class)
        .hasMessageContaining("no line A.6.2.44")
        .hasMessageContaining("A.6.2.4");
    assertThatThrownBy(() -> lines.check("covers", List.of("zeppelin")))
        .hasMessageContaining("no line zeppelin");
  }

  @Test
  void aWholeClauseIsTooMuchToCoverAtOnce() {
    assertThatThrownBy(() -> lines.check("covers", List.of("6.1.2")))
        .hasMessageContaining("6.1.2-1");
  }

  @Test
  void anotherFrameworkIsNamedWhereItIsNotThere() {
    assertThatThrownBy(() -> lines.check("covers", List.of("nist:GOVERN-1")))
        .hasMessageContaining("no framework nist");
  }
}
