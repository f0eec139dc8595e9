/** Whether today's data are still like those a model was built on. Clause 9.1, control A.6.2.6. */
@NullMarked
package org.candor.measure.drift;

import org.jspecify.annotations.NullMarked;
