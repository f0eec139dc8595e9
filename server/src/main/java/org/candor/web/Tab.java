package org.candor.web;

import org.jspecify.annotations.Nullable;

/** One of several views of the same record, each with an address of its own. */
public record Tab(String title, String href, boolean current, @Nullable Long count) {
  public Tab(String title, String href, boolean current) {
    this(title, href, current, null);
  }
}
