package org.candor.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.candor.kernel.PersonId;
import org.candor.register.Directory;
import org.candor.register.Directory.Person;
import org.junit.jupiter.api.Test;

/** Whom a cell means. */
class NamingTests {

  private static final Person ADA = person("Ada Lovelace", "ada@clinic.example");
  private static final Person BOB = person("Bob Jones", "bob@clinic.example");
  private static final Person OTHER_BOB = person("Bob Jones", "bob.jones@clinic.example");
  private static final Directory CLINIC = () -> List.of(ADA, BOB, OTHER_BOB);

  private final List<String> open = new ArrayList<>();

  @Test
  void aPersonIsFoundByIdAddressOrExactName() {
    assertThat(read(ADA.id().toString())).containsExactly(ADA.id().toString());
    assertThat(read("ADA@clinic.example")).containsExactly(ADA.id().toString());
    assertThat(read("Ada Lovelace")).containsExactly(ADA.id().toString());
    assertThat(read("bob.jones@clinic.example")).containsExactly(OTHER_BOB.id().toString());
    assertThat(open).isEmpty();
  }

  @Test
  void anUnknownOrAmbiguousNameIsLeftOpenAndSaid() {
    assertThat(read("Grace Hopper")).isEmpty();
    assertThat(read("Ada")).isEmpty();
    assertThat(read("ada@elsewhere.example")).isEmpty();
    assertThat(read("1-1-1-1-1")).isEmpty();
    assertThat(open).hasSize(4).containsOnly("This is nobody of this organization.");
    assertThat(read("Bob Jones")).isEmpty();
    assertThat(open.getLast()).isEqualTo("Several people here have this name. Write the address.");
  }

  private List<String> read(String text) {
    return new Naming(CLINIC).read(text, it -> open.add(it.text()));
  }

  private static Person person(String name, String email) {
    return new Person(new PersonId(UUID.randomUUID()), name, email);
  }
}
