package org.candor.access;

import java.time.LocalDate;
import java.util.Set;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A person as their organization knows them.
 *
 * @param startsOn the first day of the roles; null when they simply hold
 */
public record Member(
    PersonId person,
    String name,
    String email,
    Set<Role> roles,
    @Nullable LocalDate startsOn,
    @Nullable LocalDate endsOn,
    int version) {}
