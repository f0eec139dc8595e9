/** The small typed library behind every plain register: pages, import, export, API. */
@ApplicationModule(
    allowedDependencies = {"kernel", "database", "records", "access", "web", "tabular"})
@NullMarked
package org.candor.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
