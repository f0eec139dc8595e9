package org.candor.cli;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Someone at the door of a server, over HTTP, with a browser's cookies. */
final class AVisitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new TreeMap<>();
  private final String site;

  AVisitor(String site) {
    this.site = site;
  }

  /** One's own account, as seen after signing in; where the door stays shut, the door. */
  String signedIn(String email, String password) throws IOException, InterruptedException {
    var token = TOKEN.matcher(send("GET", "/sign-in", noBody()));
    var form =
        Map.of("email", email, "password", password, "_csrf", token.find() ? token.group(1) : "");
    var typed =
        form.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    send("POST", "/sign-in", ofString(typed));
    return send("GET", "/account", noBody());
  }

  private String send(String method, String path, BodyPublisher body)
      throws IOException, InterruptedException {
    var worn =
        cookies.entrySet().stream()
            .map(it -> it.getKey() + "=" + it.getValue())
            .collect(Collectors.joining("; "));
    var request =
        HttpRequest.newBuilder(URI.create(site + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .method(method, body);
    if (!worn.isEmpty()) {
      request.header("Cookie", worn);
    }
    var answer = http.send(request.build(), ofString());
    for (var cookie : answer.headers().allValues("Set-Cookie")) {
      var pair = cookie.split(";", 2)[0].split("=", 2);
      cookies.put(pair[0], pair[1]);
    }
    return answer.body();
  }
}
