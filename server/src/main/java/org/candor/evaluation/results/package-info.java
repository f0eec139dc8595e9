/**
 * What a measurement says to people: the answer, why, pictures, comparisons, trends, a report. Pure
 * functions of measurements. Clause 9.1.
 */
@ApplicationModule(
    id = "evaluation.results",
    allowedDependencies = {"web"})
@NullMarked
package org.candor.evaluation.results;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
