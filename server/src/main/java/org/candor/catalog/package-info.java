/**
 * Frameworks, their requirements and controls, and crosswalks: the standards as data. Clause 4.4.
 */
@ApplicationModule(
    allowedDependencies = {"kernel", "database", "records", "access", "web", "tabular"})
@NullMarked
package org.candor.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
