/** What Candor costs, measured beside the bare thing in the same run. Depends on everything. */
@NullMarked
package org.candor.bench;

import org.jspecify.annotations.NullMarked;
