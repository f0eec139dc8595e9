package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Where a sign-in came from, as far as a request tells. */
record Device(String address, String agent) {

  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("Firefox/", "Firefox");
    BROWSERS.put("Chrome/", "Chrome");
    BROWSERS.put("Safari/", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("Mac OS", "macOS");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Linux", "Linux");
  }

  /** {@code Firefox, Windows}; what names neither stays as it is. */
  static String named(String agent) {
    var names =
        Stream.of(BROWSERS, SYSTEMS)
            .flatMap(
                known ->
                    known.entrySet().stream()
                        .filter(it -> agent.contains(it.getKey()))
                        .map(Map.Entry::getValue)
                        .limit(1))
            .toList();
    return names.isEmpty() ? agent : String.join(", ", names);
  }

  static Device of(HttpServletRequest request) {
    var agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
    return new Device(
        request.getRemoteAddr(), agent.length() > 300 ? agent.substring(0, 300) : agent);
  }
}
