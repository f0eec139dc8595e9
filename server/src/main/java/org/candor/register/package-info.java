/** The small typed library behind every plain register: fields, forms, queries, lists, the past. */
@ApplicationModule(
    allowedDependencies = {"kernel", "database", "records", "access", "web", "tabular"})
@NullMarked
package org.candor.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
