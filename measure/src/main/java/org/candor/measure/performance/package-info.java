/** How well a model does what it is for, always beside a baseline. Clause 9.1, control A.6.2.4. */
@NullMarked
package org.candor.measure.performance;

import org.jspecify.annotations.NullMarked;
