package org.candor.support.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.candor.catalog.Catalog;
import org.candor.catalog.FrameworksForTests;
import org.candor.register.Unfit;
import org.junit.jupiter.api.Test;

class CoverableTests {

  private final Coverable lines =
      new Coverable(
          it ->
              it.equals(Catalog.ISO_42001)
                  ? Optional.of(FrameworksForTests.iso42001())
                  : Optional.empty());

  @Test
  void aRequirementAndAControlAreKnownByTheirIds() {
    assertThat(lines.find("4.1-3")).isPresent();
    assertThat(lines.find("A.6.2.4")).isPresent();
    assertThat(lines.find("iso-42001:A.6.2.4")).isPresent();
    lines.check("covers", List.of("4.1-3", "A.6.2.4"));
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
