/** Intervals, tests and draws: what every measurement is judged by. Clause 9.1. */
@NullMarked
package org.candor.measure.stats;

import org.jspecify.annotations.NullMarked;
