/** The one write path: a row and its ledger fact in one transaction. Clause 7.5. */
@ApplicationModule(allowedDependencies = {"kernel", "database"})
@NullMarked
package org.candor.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
