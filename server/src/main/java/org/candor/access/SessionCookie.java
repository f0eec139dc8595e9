package org.candor.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie that carries a session's secret. RFC 6265. */
final class SessionCookie {

  static final String NAME = "candor-session";

  private SessionCookie() {}

  static @Nullable String value(HttpServletRequest request) {
    return value(request, NAME);
  }

  static @Nullable String value(HttpServletRequest request, String name) {
    Cookie cookie = WebUtils.getCookie(request, name);
    return cookie == null || cookie.getValue().length() > 100 ? null : cookie.getValue();
  }

  static void set(HttpServletRequest request, HttpServletResponse response, String value) {
    write(request, response, NAME, value, Session.LONGEST);
  }

  static void clear(HttpServletRequest request, HttpServletResponse response) {
    write(request, response, NAME, "", Duration.ZERO);
  }

  static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      Duration age) {
    var cookie =
        ResponseCookie.from(name, value)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(age)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }
}
