/** The organization and its context: what it is towards AI, and what its AIMS covers. Clause 4. */
@ApplicationModule(
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
package org.candor.context;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
