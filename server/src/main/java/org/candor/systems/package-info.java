/** AI systems, their models and data sets, and their life cycle. Annex A.4, A.6, A.7. */
@ApplicationModule(
    allowedDependencies = {
      "kernel",
      "database",
      "records",
      "access",
      "web",
      "register",
      "desk",
      "tabular"
    })
@NullMarked
package org.candor.systems;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
