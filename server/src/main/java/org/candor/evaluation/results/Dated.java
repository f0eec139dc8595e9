package org.candor.evaluation.results;

import java.time.LocalDate;
import org.candor.measure.study.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * A measurement and when it was done.
 *
 * @param id such as MSR-3
 * @param href where it is shown
 * @param measurement null where it was due and not done
 */
public record Dated(String id, String href, LocalDate day, @Nullable Measurement measurement) {}
