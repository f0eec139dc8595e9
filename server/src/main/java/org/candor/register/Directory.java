package org.candor.register;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.candor.kernel.PersonId;

/** The people of the organization in scope, for fields that name one. */
@FunctionalInterface
public interface Directory {

  /** Knows nobody: for changes that name nobody. */
  Directory NOBODY = List::of;

  /** By name. */
  List<Person> people();

  default boolean knows(PersonId id) {
    return people().stream().anyMatch(it -> it.id().equals(id));
  }

  /** The same people for many questions, looked up at the first. */
  default Directory remembered() {
    var known = new AtomicReference<List<Person>>();
    return () -> known.updateAndGet(it -> it == null ? people() : it);
  }

  /** Someone who can be named in a record. */
  record Person(PersonId id, String name, String email) {}
}
