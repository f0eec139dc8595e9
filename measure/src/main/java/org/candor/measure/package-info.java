/** Measures AI systems where their data lives. Plain Java. Clause 9.1. */
@NullMarked
package org.candor.measure;

import org.jspecify.annotations.NullMarked;
