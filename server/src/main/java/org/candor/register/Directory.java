package org.candor.register;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.candor.kernel.PersonId;

/** What a form is read beside: the people of the organization in scope, and the day it is. */
@FunctionalInterface
public interface Directory {

  /** Knows nobody: for changes that name nobody. */
  Directory NOBODY = List::of;

  /** By name. */
  List<Person> people();

  default boolean knows(PersonId id) {
    return people().stream().anyMatch(it -> it.id().equals(id));
  }

  /** In UTC. */
  default LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  /** The same people for many questions, looked up at the first. */
  default Directory remembered() {
    var known = new AtomicReference<List<Person>>();
    return new Directory() {
      @Override
      public List<Person> people() {
        return known.updateAndGet(it -> it == null ? Directory.this.people() : it);
      }

      @Override
      public LocalDate today() {
        return Directory.this.today();
      }
    };
  }

  /** Someone who can be named in a record. */
  record Person(PersonId id, String name, String email) {}
}
