package org.candor.exchange;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.candor.register.Directory;
import org.candor.register.Directory.Person;

/** Finds whom a cell means: by id, by e-mail address, or by the name as it is written here. */
class Naming {

  static final String UNKNOWN = "This is nobody of this organization.";
  private static final String AMBIGUOUS = "Several people here have this name. Write the address.";

  private final Directory people;

  Naming(Directory people) {
    this.people = people;
  }

  /**
   * @param open hears why the cell names nobody
   * @return the id; an id as it stands, since the record may name someone who has left
   */
  List<String> read(String text, Consumer<String> open) {
    if (isId(text)) {
      return List.of(text);
    }
    var meant = found(it -> it.email().equalsIgnoreCase(text));
    if (meant.isEmpty()) {
      meant = found(it -> it.name().equals(text));
    }
    if (meant.size() == 1) {
      return List.of(meant.getFirst().id().toString());
    }
    open.accept(meant.isEmpty() ? UNKNOWN : AMBIGUOUS);
    return List.of();
  }

  private List<Person> found(Predicate<Person> fits) {
    return people.people().stream().filter(fits).toList();
  }

  private static boolean isId(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
