package org.candor.records;

import org.candor.kernel.Ref;

/**
 * Personal data about something are being erased, in the transaction that says so: whoever keeps a
 * copy of them lets it go as well.
 */
public record Erased(Ref subject) {}
