package org.candor.planning.applicability;

import org.candor.kernel.PersonId;
import org.candor.register.Prose;
import org.jspecify.annotations.Nullable;

/**
 * A control that the organization adds where Annex A is not enough. Clause 6.1.3, c.
 *
 * @param reference what people call it, {@code SEC-4}; it stays as it was recorded
 * @param asks what it asks for
 */
public record OwnControl(
    String reference,
    String name,
    @Prose String asks,
    @Nullable @Prose String objective,
    @Nullable PersonId owner) {}
