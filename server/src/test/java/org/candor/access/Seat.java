package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Seats a caller in a request as the doorkeeper does, for tests of the rooms behind the door. */
public final class Seat {

  private Seat() {}

  public static void take(HttpServletRequest request, Caller caller) {
    var here = new Workplace(caller.org(), caller.orgName());
    new Presence(caller, null, List.of(here)).in(request);
  }
}
