/** Commands of the launcher. They speak to the same services as the pages. */
@ApplicationModule
@NullMarked
package org.candor.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
