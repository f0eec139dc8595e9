package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * What a person was about to do when they were asked to prove that it is them.
 *
 * @param next where it goes on
 * @param fields of the form that waits
 * @param what it is, in words; empty where nobody said
 */
record Waiting(String method, String next, List<Map.Entry<String, String>> fields, String what) {

  private static final String PASSWORD = "password";

  /** Proofs of a form are given anew. */
  private static final Set<String> NOT_CARRIED = Set.of("_csrf");

  static Waiting page(String next) {
    return new Waiting("get", DoorAnswers.ownPath(next), List.of(), "");
  }

  Waiting with(String words) {
    return new Waiting(method, next, fields, words);
  }

  /** Passwords are never carried through a page, nor are files: then it begins where it began. */
  static Waiting of(HttpServletRequest request) {
    var query = request.getQueryString();
    var here = request.getRequestURI() + (query == null ? "" : "?" + query);
    if (HttpMethod.GET.matches(request.getMethod())) {
      return page(here);
    }
    var type = Objects.requireNonNullElse(request.getContentType(), "");
    if (!type.startsWith("application/x-www-form-urlencoded") && !type.isEmpty()
        || !HttpMethod.POST.matches(request.getMethod())
        || request.getParameterMap().containsKey(PASSWORD)) {
      return page(origin(request));
    }
    return new Waiting("post", request.getRequestURI(), fields(request, ""), "");
  }

  /** What the question itself carried. */
  static Waiting carried(String next, HttpServletRequest request) {
    var fields = fields(request, ProofController.CARRIED);
    var what = Objects.requireNonNullElse(request.getParameter("what"), "");
    return "post".equals(request.getParameter("method"))
        ? new Waiting("post", DoorAnswers.ownPath(next), fields, what)
        : page(next);
  }

  boolean isForm() {
    return method.equals("post");
  }

  private static List<Map.Entry<String, String>> fields(HttpServletRequest request, String prefix) {
    var fields = new ArrayList<Map.Entry<String, String>>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (name.startsWith(prefix) && !NOT_CARRIED.contains(name)) {
                for (var value : values) {
                  fields.add(Map.entry(name.substring(prefix.length()), value));
                }
              }
            });
    return fields;
  }

  private static String origin(HttpServletRequest request) {
    var referer = request.getHeader("Referer");
    if (referer == null) {
      return "/";
    }
    try {
      var page = URI.create(referer);
      var query = page.getRawQuery();
      return Objects.requireNonNullElse(page.getRawPath(), "/")
          + (query == null ? "" : "?" + query);
    } catch (IllegalArgumentException _) {
      return "/";
    }
  }
}
