/** Whether what is kept is still what was recorded: the ledger audits itself. Clause 7.5.3. */
@ApplicationModule(
    id = "support.integrity",
    allowedDependencies = {"kernel", "database", "records", "access", "web"})
@NullMarked
package org.candor.support.integrity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
