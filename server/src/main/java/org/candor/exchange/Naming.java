package org.candor.exchange;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.candor.register.Directory;
import org.candor.register.Directory.Person;
import org.candor.web.Phrase;

/** Finds whom a cell means: by id, by e-mail address, or by the name as it is written here. */
class Naming {

  private final Directory people;

  Naming(Directory people) {
    this.people = people;
  }

  /**
   * @param open hears why the cell names nobody
   * @return the id; an id as it stands, since the record may name someone who has left
   */
  List<String> read(String text, Consumer<Phrase> open) {
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
    open.accept(meant.isEmpty() ? unknown() : Phrase.of("exchange.finding.ambiguous"));
    return List.of();
  }

  static Phrase unknown() {
    return Phrase.of("exchange.finding.nobody");
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
