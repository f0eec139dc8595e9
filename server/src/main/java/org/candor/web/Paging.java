package org.candor.web;

import org.jspecify.annotations.Nullable;

/**
 * Where a list continues, by key and never by offset.
 *
 * @param shown rows on this page
 * @param total rows of the whole population under the same filter
 */
public record Paging(long shown, long total, @Nullable String previous, @Nullable String next) {
  public Paging {
    if (shown > total) {
      throw new IllegalArgumentException("A page cannot show more rows than there are");
    }
  }
}
