/** Where the organization stands: rules that turn records into findings. Clauses 4 to 10, 9.1. */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "records",
      "catalog",
      "access",
      "web",
      "register",
      "desk",
      "context",
      "systems",
      "support.evidence",
      "support.integrity",
      "planning.applicability",
      "evaluation.monitoring"
    })
@NullMarked
package org.candor.readiness;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
