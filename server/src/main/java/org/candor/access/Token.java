package org.candor.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.candor.kernel.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of an API token: everything but its secret.
 *
 * @param handle the part of the token that names it
 * @param issuedBy the token that issued it; null where a person did
 */
public record Token(
    UUID id,
    String handle,
    PersonId person,
    String name,
    Set<String> scopes,
    Instant issuedAt,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable UUID issuedBy) {}
