package org.candor.register;

import java.util.List;
import org.candor.kernel.PersonId;

/** The people of the organization in scope, for fields that name one. */
public interface Directory {

  /** By name. */
  List<Person> people();

  /** Someone who can be named in a record. */
  record Person(PersonId id, String name) {}
}
