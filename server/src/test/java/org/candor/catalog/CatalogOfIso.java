package org.candor.catalog;

/** The frameworks that ship with Candor, for plain tests of other rooms. */
public final class CatalogOfIso {

  private CatalogOfIso() {}

  public static Catalog catalog() {
    return new Catalog();
  }
}
