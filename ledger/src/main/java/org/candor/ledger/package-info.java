/**
 * What happened, in order, provable offline. Plain Java; knows no server and no database. Clause
 * 7.5.3.
 */
@NullMarked
package org.candor.ledger;

import org.jspecify.annotations.NullMarked;
