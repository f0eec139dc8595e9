/**
 * What waits for whom: tasks, reminders and notices, the plan that closes itself, the baseline and
 * the first hour. Clauses 6.2, 7.4 and 9.1.
 */
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
      "evaluation.monitoring",
      "readiness"
    })
@NullMarked
package org.candor.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
