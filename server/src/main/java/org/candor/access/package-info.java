/** Organizations, people, roles, sign-in, permissions, tokens. Clause 5.3. */
@ApplicationModule(allowedDependencies = {"kernel", "database", "records"})
@NullMarked
package org.candor.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
