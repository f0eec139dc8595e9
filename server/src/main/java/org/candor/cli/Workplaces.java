package org.candor.cli;

import static java.util.stream.Collectors.joining;

import org.candor.access.Member;
import org.candor.access.People;
import org.candor.access.Workplace;
import org.jspecify.annotations.Nullable;

/** Finds the organization, and the person in it, that a command means. */
final class Workplaces {

  private Workplaces() {}

  /**
   * @param named its name or id; may be left out where there is only one
   */
  static Workplace chosen(People people, @Nullable String named) {
    var all = people.organizations();
    if (all.isEmpty()) {
      throw new Misused("There is no organization yet. Set one up with: candor init");
    }
    if (named == null && all.size() == 1) {
      return all.getFirst();
    }
    return all.stream()
        .filter(it -> it.name().equals(named) || it.id().toString().equals(named))
        .findFirst()
        .orElseThrow(
            () ->
                new Misused(
                    "Which organization? Choose one with --org: "
                        + all.stream().map(Workplace::name).collect(joining(", "))));
  }

  static Member person(People people, Workplace org, String email) {
    return people
        .member(org.id(), email)
        .orElseThrow(() -> new Misused("Nobody in " + org.name() + " has the address " + email));
  }
}
