package org.candor.access;

/** The words of the bundles. The web room stands above this one and answers. */
@FunctionalInterface
public interface Wording {

  /**
   * @param key in {@code messages/access_<language>.properties}
   */
  String text(String key, Object... arguments);
}
