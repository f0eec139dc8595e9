package org.candor.exchange;

import org.candor.records.Kind;

/** A mapping that an organization keeps for itself. */
record SavedMapping(String register, String name, String document) {

  static final Kind<SavedMapping> KIND = new Kind<>("exchange/mappings", SavedMapping.class, "MAP");
}
