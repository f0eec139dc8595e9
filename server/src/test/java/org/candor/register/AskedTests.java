package org.candor.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.candor.register.Filter.Any;
import org.candor.register.Filter.Between;
import org.candor.register.Filter.Containing;
import org.candor.register.Filter.In;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a parameter of a list asks for: nothing that was said is dropped. */
class AskedTests {

  public record Thing(
      String name,
      @Nullable @Prose String story,
      @Nullable Integer rows,
      @Nullable LocalDate since,
      List<String> tags) {}

  private static final Register<Thing> THINGS =
      Register.of(Thing.class).at("test/things").numbered("TH").listing("name");

  @Test
  void oneValueIsAskedForAsItIs() {
    assertThat(asked("name", "ward")).isEqualTo(new Containing(field("name"), "ward"));
    assertThat(asked("name", "=Ward 1")).isEqualTo(in("name", false, "Ward 1"));
    assertThat(asked("name", "=-")).isEqualTo(in("name", false, "-"));
    assertThat(asked("name", "-")).isEqualTo(in("name", true));
    assertThat(asked("story", "=a")).isEqualTo(new Containing(field("story"), "=a"));
    assertThat(asked("tags", "=-")).isEqualTo(in("tags", false, "-"));
    assertThat(asked("rows", "7")).isEqualTo(in("rows", false, "7"));
    assertThat(asked("rows", "7..")).isEqualTo(new Between(field("rows"), 7, null));
    assertThat(asked("rows", "-9..-1")).isEqualTo(new Between(field("rows"), -9, -1));
  }

  @Test
  void ofSeveralValuesNoneIsDropped() {
    assertThat(asked("name", "=A", "=B", "-", "=A")).isEqualTo(in("name", true, "A", "B"));
    assertThat(asked("name", "a", "b", "=C"))
        .isEqualTo(
            new Any(
                field("name"),
                List.of(
                    new Containing(field("name"), "a"),
                    new Containing(field("name"), "b"),
                    in("name", false, "C"))));
    var day = LocalDate.parse("2026-03-31");
    assertThat(asked("since", "2026-03-31", "-", "2026-03-31.."))
        .isEqualTo(
            new Any(
                field("since"),
                List.of(
                    new Between(field("since"), day, day),
                    new Between(field("since"), day, null),
                    in("since", true))));
    assertThat(asked("name", "", "=A")).isEqualTo(in("name", false, "A"));
  }

  @Test
  void whatCannotBeReadIsNamed() {
    refused("rows", "1..2..3");
    refused("rows", "7", "many");
    refused("since", "-", "soon");
    refused("since", "2026-01-01..2026-02-01..");
  }

  private static void refused(String name, String... values) {
    assertThatExceptionOfType(BadQuery.class)
        .isThrownBy(() -> asked(name, values))
        .satisfies(it -> assertThat(it.errors()).containsOnlyKeys(name));
  }

  private static Filter asked(String name, String... values) {
    return Query.read(THINGS, Map.of(name, List.of(values))).filters().getFirst();
  }

  private static In in(String name, boolean orNone, String... values) {
    return new In(field(name), List.of(values), orNone);
  }

  private static Field field(String name) {
    return THINGS.field(name).orElseThrow();
  }
}
