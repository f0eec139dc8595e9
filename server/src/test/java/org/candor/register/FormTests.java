package org.candor.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom a record may name, and how much a list may hold. */
class FormTests {

  public record Thing(String name, @Nullable PersonId owner, List<String> tags) {}

  private static final Register<Thing> THINGS =
      Register.of(Thing.class).at("test/things").numbered("TH").listing("name");

  private static final PersonId ADA = new PersonId(UUID.randomUUID());
  private static final PersonId BOB = new PersonId(UUID.randomUUID());
  private static final Directory CLINIC =
      () -> List.of(new Directory.Person(ADA, "Ada", "ada@clinic.example"));

  @Test
  void aRecordNamesPeopleOfTheOrganizationAndNobodyElse() {
    assertThat(read(ADA, null, CLINIC).content()).isEqualTo(new Thing("X", ADA, List.of()));
    var stranger = read(BOB, null, CLINIC);
    assertThat(stranger.content()).isNull();
    assertThat(stranger.errors())
        .containsExactly(Map.entry("owner", "Choose a person of this organization."));
    assertThat(stranger.typed().get("owner")).containsExactly(BOB.toString());
  }

  @Test
  void whoHasLeftStaysNamedUntilSomeoneElseIs() {
    var before = new Thing("X", BOB, List.of());
    assertThat(read(BOB, before, CLINIC).content()).isEqualTo(before);
    assertThat(read(ADA, before, CLINIC).content()).isEqualTo(new Thing("X", ADA, List.of()));
    assertThat(read(BOB, new Thing("X", ADA, List.of()), CLINIC).content()).isNull();
  }

  @Test
  void aChangeByAVerbNamesNobodyNew() {
    var sent = Map.of("name", List.of("X"), "owner", List.of(ADA.toString()));
    assertThat(Form.read(THINGS, sent, null).errors()).containsOnlyKeys("owner");
    assertThat(Form.read(THINGS, sent, new Thing("W", ADA, List.of())).content()).isNotNull();
  }

  @Test
  void theDirectoryIsAskedOnceForManyQuestionsAndNotAtAllForNone() {
    var asked = new AtomicInteger();
    Directory counting =
        () -> {
          asked.incrementAndGet();
          return CLINIC.people();
        };
    var remembered = counting.remembered();
    Form.read(THINGS, Map.of("name", List.of("X")), null, remembered);
    assertThat(asked).hasValue(0);
    IntStream.range(0, 50).forEach(_ -> read(ADA, null, remembered));
    assertThat(asked).hasValue(1);
  }

  @Test
  void aNameCanBeSeenAndRingsNoBell() {
    for (var nothing : List.of("\u200B", "\u00A0\u3000", "\uFEFF\u200E ")) {
      assertThat(named(nothing).errors()).containsEntry("name", "This is required.");
    }
    assertThat(named("\u00A0Ward\u200B 7\u00A0").content())
        .isEqualTo(new Thing("Ward\u200B 7", null, List.of()));
    for (var odd : List.of("A\u0007", "A\u001B[2J", "A\u202Egpj.exe")) {
      assertThat(named(odd).errors().get("name"))
          .startsWith("Character 2 is one that cannot be seen");
    }
    assertThat(named("עברית‏ and \uD83D\uDC69\u200D\uD83D\uDD2C").content()).isNotNull();
  }

  private static Form<Thing> named(String name) {
    return Form.read(THINGS, Map.of("name", List.of(name)), null);
  }

  @Test
  void aListHasAnEnd() {
    var many = IntStream.range(0, Field.MOST_ITEMS + 1).mapToObj(it -> "tag " + it).toList();
    var form = Form.read(THINGS, Map.of("name", List.of("X"), "tags", many), null);
    assertThat(form.errors().get("tags")).isEqualTo("This takes at most 200 items, here are 201.");
    assertThat(
            Form.read(
                    THINGS,
                    Map.of("name", List.of("X"), "tags", many.subList(1, Field.MOST_ITEMS + 1)),
                    null)
                .content())
        .isNotNull();
  }

  private static Form<Thing> read(PersonId owner, @Nullable Thing before, Directory directory) {
    var sent = Map.of("name", List.of("X"), "owner", List.of(owner.toString()));
    return Form.read(THINGS, sent, before, directory);
  }
}
