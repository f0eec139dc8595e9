/** Where people meet registers: lists, records, forms, merging, bulk edits, views, search. */
@ApplicationModule(
    allowedDependencies = {"kernel", "database", "records", "access", "web", "register"})
@NullMarked
package org.candor.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
