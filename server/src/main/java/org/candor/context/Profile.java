package org.candor.context;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.candor.catalog.Item.AiRole;
import org.candor.register.Prose;
import org.jspecify.annotations.Nullable;

/**
 * What the organization is and does, what it is towards AI, and what its management system covers.
 * Clauses 4.1 and 4.3.
 *
 * @param scope the statement of scope: units, sites, systems, stages of the life cycle
 * @param outside what is left out, each with its reason
 * @param auditOn the day of the audit it prepares for
 */
public record Profile(
    String name,
    @Nullable @Prose String purpose,
    Set<AiRole> roles,
    @Nullable @Prose String scope,
    @Nullable @Prose String outside,
    @Nullable LocalDate auditOn) {

  public Profile {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }
}
