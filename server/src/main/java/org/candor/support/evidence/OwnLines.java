package org.candor.support.evidence;

import java.util.List;
import org.candor.catalog.Item;
import org.candor.records.AsOf;

/**
 * Contributed by a room in which the organization keeps controls of its own: evidence bears on them
 * as on the lines of a framework, by their reference.
 */
@FunctionalInterface
public interface OwnLines {

  /** Those in use at a moment. */
  List<Item> lines(AsOf asOf);
}
