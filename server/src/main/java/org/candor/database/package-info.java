/** PostgreSQL, embedded or outside: its life, its roles, and the scope every query runs in. */
@ApplicationModule(allowedDependencies = {"kernel"})
@NullMarked
package org.candor.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
