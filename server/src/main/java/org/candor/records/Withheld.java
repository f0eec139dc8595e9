package org.candor.records;

import java.util.Set;

/**
 * Side tables whose rows stay in this installation unless somebody asks for them: a backup leaves
 * them out. Contributed by rooms.
 */
@FunctionalInterface
public interface Withheld {

  /** Their names, with the schema. */
  Set<String> tables();
}
