/** The engines that count: DuckDB over files, PostgreSQL, and others by JDBC. Clause 9.1. */
@NullMarked
package org.candor.measure.engine;

import org.jspecify.annotations.NullMarked;
