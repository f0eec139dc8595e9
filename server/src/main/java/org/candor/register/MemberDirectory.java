package org.candor.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.candor.access.People;
import org.springframework.stereotype.Component;

/** The members of the organization, as those a record can name. */
@Component
class MemberDirectory implements Directory {

  private final People people;
  private final Clock clock;

  MemberDirectory(People people, Clock clock) {
    this.people = people;
    this.clock = clock;
  }

  @Override
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  @Override
  public List<Person> people() {
    return people.members().stream()
        .map(it -> new Person(it.person(), it.name(), it.email()))
        .sorted(Comparator.comparing(Person::name))
        .toList();
  }
}
