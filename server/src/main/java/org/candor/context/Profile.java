package org.candor.context;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.candor.catalog.Item.AiRole;
import org.candor.register.Hint;
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
    @Hint("What is the organization called?") String name,
    @Nullable @Prose @Hint("What does it do, and for whom?") String purpose,
    @Hint("What is it towards AI? Most are more than one.") Set<AiRole> roles,
    @Nullable @Prose @Hint("What does the AI management system cover? One sentence is a start.")
        String scope,
    @Nullable @Prose @Hint("What is left out, and why?") String outside,
    @Nullable @Hint("When is the audit it prepares for?") LocalDate auditOn) {

  public Profile {
    roles = Collections.unmodifiableSet(new TreeSet<>(roles));
  }
}
