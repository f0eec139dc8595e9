package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UrlPathHelper;
import tools.jackson.databind.json.JsonMapper;

/** How those are answered who may not come in: pages lead to sign-in, the API says why. */
@Component
class DoorAnswers {

  private final JsonMapper json;
  private final Wording wording;

  DoorAnswers(JsonMapper json, Wording wording) {
    this.json = json;
    this.wording = wording;
  }

  static boolean isApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
  }

  /**
   * Whether a path that does not look like the API's would be answered by it: routes are found by
   * the decoded path, {@code /%61pi/v1} among them.
   */
  static boolean isDisguisedApi(HttpServletRequest request) {
    return !isApi(request)
        && UrlPathHelper.defaultInstance.getPathWithinApplication(request).startsWith("/api/");
  }

  /**
   * Whether there is a body that is said to be a form, as by many clients where nobody says what it
   * is: it would be read as parameters, and the route would find nothing.
   */
  static boolean isForm(HttpServletRequest request) {
    var type = request.getContentType();
    var body =
        request.getContentLengthLong() > 0
            || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    return body && type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
  }

  /** Nobody is signed in, and the route asks for somebody. */
  void notSignedIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (isApi(request)) {
      unauthorized(response, "", "access.api.no-token");
    } else if (request.getHeader("HX-Request") != null) {
      response.setStatus(HttpStatus.UNAUTHORIZED.value());
      response.setHeader("HX-Redirect", "/sign-in");
    } else {
      response.sendRedirect("/sign-in" + next(request));
    }
  }

  /**
   * The header has the code alone: what describes it may only be ASCII. RFC 6750, 3.
   *
   * @param key of the words that say why
   */
  void unauthorized(HttpServletResponse response, String error, String key) throws IOException {
    var challenge = "Bearer realm=\"Candor\"";
    if (!error.isEmpty()) {
      challenge += ", error=\"%s\"".formatted(error);
    }
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
    problem(response, HttpStatus.UNAUTHORIZED, key);
  }

  void tooMany(HttpServletResponse response, Duration wait) throws IOException {
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds() + 1));
    problem(response, HttpStatus.TOO_MANY_REQUESTS, "access.api.too-many");
  }

  void problem(HttpServletResponse response, HttpStatus status, String key) throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    var body =
        json.writeValueAsBytes(ProblemType.of(status.value()).detail(wording.text(key), wording));
    response.getOutputStream().write(body);
  }

  private static String next(HttpServletRequest request) {
    if (!HttpMethod.GET.matches(request.getMethod()) || request.getRequestURI().equals("/")) {
      return "";
    }
    var query = request.getQueryString();
    var here = request.getRequestURI() + (query == null ? "" : "?" + query);
    return "?next=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
  }

  /** A path of our own to go on to; anything else leads home. */
  static String ownPath(String next) {
    var own =
        next.startsWith("/")
            && !next.startsWith("//")
            && !next.contains("\\")
            && next.chars().noneMatch(it -> it < ' ');
    return own ? next : "/";
  }
}
