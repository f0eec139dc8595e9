package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** Puts a caller into a request as the doorkeeper would, for tests of the rooms behind. */
public final class ACaller {

  private ACaller() {}

  public static void in(HttpServletRequest request, Caller caller) {
    var workplace = new Workplace(caller.org(), caller.orgName());
    new Presence(caller, null, List.of(workplace)).in(request);
  }
}
