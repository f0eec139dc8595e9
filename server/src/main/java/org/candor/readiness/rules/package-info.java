/** Readiness rules: each one class, one test, one line of docs/guide/rules.md. */
@NullMarked
package org.candor.readiness.rules;

import org.jspecify.annotations.NullMarked;
