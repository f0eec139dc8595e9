/** Tables in and out: CSV, TSV, XLSX, JSON, NDJSON. Knows rows and columns, no domain. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.candor.tabular;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
