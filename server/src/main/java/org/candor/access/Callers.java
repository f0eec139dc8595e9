package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who asks, for those who have only the request: the page shell, error pages. */
public final class Callers {

  private Callers() {}

  /** Null when nobody is signed in. */
  public static @Nullable Caller of(HttpServletRequest request) {
    var presence = Presence.of(request);
    return presence == null ? null : presence.caller();
  }

  /** The organizations the person can switch to, the present one first. */
  public static List<Workplace> workplaces(HttpServletRequest request) {
    var presence = Presence.of(request);
    return presence == null ? List.of() : presence.workplaces();
  }
}
