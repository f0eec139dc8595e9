/** Tables in and out of every register: mappings, imports, exports. Clause 7.5. */
@ApplicationModule(
    allowedDependencies = {"kernel", "database", "records", "access", "web", "register", "tabular"})
@NullMarked
package org.candor.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
