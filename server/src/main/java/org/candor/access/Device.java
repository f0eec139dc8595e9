package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** Where a sign-in came from, as far as a request tells. */
record Device(String address, String agent) {

  static Device of(HttpServletRequest request) {
    var agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    return new Device(
        request.getRemoteAddr(), agent.length() > 300 ? agent.substring(0, 300) : agent);
  }
}
