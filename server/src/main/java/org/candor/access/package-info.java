/**
 * Organizations, people, roles, sign-in, permissions, tokens. Clause 5.3.
 *
 * <p>A route declares who may use it: {@link org.candor.access.Allow}, {@link
 * org.candor.access.SignedIn} or {@link org.candor.access.OpenToAll}; without any it is closed.
 * What weighs more, such as an approval, says {@link org.candor.access.Fresh} besides:
 *
 * <pre>{@code
 * @Allow(value = MANAGE, on = "controls/statement")
 * @Fresh
 * @PostMapping("/controls/statement/approve")
 * View approve(...)
 * }</pre>
 *
 * <p>The person then has signed in, or confirmed with password and code or a passkey, within the
 * last five minutes. Otherwise the page asks, and sends the same form again afterwards; below
 * {@code /api/} the answer is always 403 with the type {@code urn:candor:problem:proof-needed},
 * because a token is no person. Where only some of a route's work weighs that much, {@link
 * org.candor.access.Reauthentication#require} asks the same and returns when the proof was given.
 */
@ApplicationModule(allowedDependencies = {"kernel", "database", "records"})
@NullMarked
package org.candor.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
