package org.candor.register;

import java.util.Map;
import java.util.UUID;

/**
 * A register in which a title stands once, contributed by its room: a row that is brought without a
 * key means the record of that title.
 */
public interface Singular {

  /** The path of the register. */
  String path();

  /** Records in use by their titles. */
  Map<String, UUID> titles();
}
