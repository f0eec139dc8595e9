package org.candor.readiness;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.candor.access.Role;
import org.candor.catalog.Framework;
import org.candor.kernel.PersonId;
import org.candor.support.integrity.LedgerCheck;
import org.jspecify.annotations.Nullable;

/**
 * The AI management system as recorded up to one ledger position, seen on one day.
 *
 * @param facts recorded up to then
 * @param counts records in use, by the path of their register
 * @param people the roles of each member that hold on the day
 * @param covered lines of {@code framework} that evidence in force bears on
 * @param applicability whether a Statement of Applicability was approved
 * @param checked what the last check of the ledger found; null where none was made
 * @param contradicted controls of which records say otherwise than that statement
 */
public record Aims(
    Framework framework,
    long facts,
    LocalDate day,
    Map<String, Integer> counts,
    Map<PersonId, Set<Role>> people,
    Set<String> covered,
    boolean applicability,
    @Nullable LedgerCheck checked,
    Set<String> contradicted) {

  public Aims {
    counts = Map.copyOf(counts);
    people = Map.copyOf(people);
    covered = Set.copyOf(covered);
    contradicted = Set.copyOf(contradicted);
  }

  public int records() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  public long holding(Role role) {
    return people.values().stream().filter(it -> it.contains(role)).count();
  }
}
