/** What measured numbers say to people, in words, and no more than they show. */
@NullMarked
package org.candor.measure.reading;

import org.jspecify.annotations.NullMarked;
