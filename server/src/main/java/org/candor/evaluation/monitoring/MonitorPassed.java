package org.candor.evaluation.monitoring;

import org.candor.kernel.Ref;

/** A monitor kept all its limits. Heard within the transaction that records it. */
public record MonitorPassed(Ref monitor, String label, String name, String measurement) {}
