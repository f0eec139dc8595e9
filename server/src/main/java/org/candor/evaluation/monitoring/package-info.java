/**
 * What is measured of AI systems, by whom it was asked for, how often, and what came of it: data
 * sources, monitors, measurements. Clause 9.1.
 */
@ApplicationModule(
    id = "evaluation.monitoring",
    allowedDependencies = {
      "kernel",
      "database",
      "records",
      "catalog",
      "access",
      "web",
      "register",
      "desk",
      "systems",
      "support.evidence",
      "planning.applicability",
      "evaluation.results"
    })
@NullMarked
package org.candor.evaluation.monitoring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
