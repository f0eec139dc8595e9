package org.candor.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What everybody who may know of it has to know, on every page, as long as it lasts.
 *
 * @param words a sentence
 * @param link what stands on the way to it
 */
public record Alarm(String words, String link, String href) {

  /** Answered by the room that keeps watch. */
  @FunctionalInterface
  public interface Source {
    /** Null while all is well, or the person of this request may not know. */
    @Nullable Alarm of(HttpServletRequest request);
  }
}
