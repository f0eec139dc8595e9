package org.candor.planning.applicability;

import org.candor.kernel.PersonId;
import org.candor.register.Hint;
import org.candor.register.Prose;
import org.jspecify.annotations.Nullable;

/**
 * A control that the organization adds where Annex A is not enough. Clause 6.1.3, c.
 *
 * @param reference what people call it, {@code SEC-4}; it stays as it was recorded
 * @param asks what it asks for
 */
public record OwnControl(
    @Hint("What do you call it for short? E.g. SEC-4") String reference,
    @Hint("What is its title?") String name,
    @Prose @Hint("What does it ask for?") String asks,
    @Nullable @Prose @Hint("What is it to achieve?") String objective,
    @Nullable @Hint("Who answers for it?") PersonId owner) {}
