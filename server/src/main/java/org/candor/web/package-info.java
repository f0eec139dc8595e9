/** The shell around every page: layout, navigation, components, errors. Knows no domain. */
@ApplicationModule(allowedDependencies = {"kernel", "access"})
@NullMarked
package org.candor.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
