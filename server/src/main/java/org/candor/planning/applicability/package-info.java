/**
 * The Statement of Applicability: which controls are needed and why, how far they are implemented,
 * who approved that; and the facts that speak against it. Clause 6.1.3.
 */
@ApplicationModule(
    id = "planning.applicability",
    allowedDependencies = {
      "kernel",
      "database",
      "records",
      "catalog",
      "access",
      "web",
      "register",
      "desk",
      "tabular",
      "context",
      "systems",
      "support.evidence"
    })
@NullMarked
package org.candor.planning.applicability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
