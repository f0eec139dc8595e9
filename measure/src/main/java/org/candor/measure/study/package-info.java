/** Whole measurements: what is asked, what was found, and how to run it again. Clause 9.1. */
@NullMarked
package org.candor.measure.study;

import org.jspecify.annotations.NullMarked;
