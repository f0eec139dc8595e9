package org.candor.catalog;

import java.util.Objects;

/** The frameworks that ship with Candor, for tests without the application. */
public final class FrameworksForTests {

  private static final Framework ISO_42001 =
      Objects.requireNonNull(ShippedFrameworks.frameworks().get(Catalog.ISO_42001));

  private FrameworksForTests() {}

  public static Framework iso42001() {
    return ISO_42001;
  }
}
