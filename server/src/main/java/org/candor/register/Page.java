package org.candor.register;

import java.util.List;
import org.candor.records.Entry;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param total records of the whole list
 * @param next where the next page begins; null on the last one
 * @param ledgerSize facts recorded when the page was read: total and rows hold for this position
 */
public record Page<R extends Record>(
    List<Entry<R>> entries, long total, @Nullable Cursor next, long ledgerSize) {}
