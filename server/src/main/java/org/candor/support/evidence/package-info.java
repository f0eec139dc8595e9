/** Evidence: what shows that a requirement is met, for which period. Clause 7.5. */
@ApplicationModule(
    id = "support.evidence",
    allowedDependencies = {
      "kernel",
      "database",
      "records",
      "catalog",
      "access",
      "web",
      "register",
      "desk"
    })
@NullMarked
package org.candor.support.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
