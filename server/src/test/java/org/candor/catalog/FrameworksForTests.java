package org.candor.catalog;

/** The frameworks that ship with Candor, for tests without the application. */
public final class FrameworksForTests {

  private static final Framework ISO_42001 = Catalog.shipped();

  private FrameworksForTests() {}

  public static Framework iso42001() {
    return ISO_42001;
  }
}
