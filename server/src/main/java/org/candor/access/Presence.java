package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in person of a request, as the {@link Doorkeeper} left it there.
 *
 * @param session null when a token asks
 * @param workplaces all the person can switch to, the present one first
 */
record Presence(Caller caller, @Nullable Session session, List<Workplace> workplaces) {

  private static final String ATTRIBUTE = Presence.class.getName();

  static @Nullable Presence of(HttpServletRequest request) {
    return (Presence) request.getAttribute(ATTRIBUTE);
  }

  void in(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
