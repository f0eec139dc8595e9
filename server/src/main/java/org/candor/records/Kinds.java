package org.candor.records;

import java.util.List;

/**
 * Kinds of records that a room keeps; contributed by rooms, so that every version can be audited.
 */
@FunctionalInterface
public interface Kinds {

  List<Kind<?>> all();
}
