package org.candor.evaluation.monitoring;

import org.candor.kernel.Actor;
import org.candor.kernel.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A monitor kept all its limits. Heard within the transaction that records it.
 *
 * @param accepted why somebody accepted that it is asked less than when it failed; null where it is
 *     not
 * @param actor who measured, or who accepted it
 */
public record MonitorPassed(
    Ref monitor,
    String label,
    String name,
    String measurement,
    @Nullable String accepted,
    Actor actor) {}
