/** Everything a page can do, over HTTP and JSON: registers, ledger, OpenAPI. */
@ApplicationModule(
    allowedDependencies = {"kernel", "database", "records", "access", "web", "register", "tabular"})
@NullMarked
package org.candor.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
