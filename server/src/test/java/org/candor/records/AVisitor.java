package org.candor.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;

/** Somebody with a browser of their own, or a program with a token, at an installation. */
final class AVisitor {

  private static final Pattern PROOF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final ConfigurableApplicationContext installation;

  AVisitor(ConfigurableApplicationContext installation) {
    this.installation = installation;
  }

  HttpResponse<String> signIn(String email, String password)
      throws IOException, InterruptedException {
    return fill("/sign-in", "/sign-in", "email", email, "password", password);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return browser.send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.ofString());
  }

  /** Opens a page, fills its form in and sends it. */
  HttpResponse<String> fill(String page, String to, String... fields)
      throws IOException, InterruptedException {
    var opened = get(page);
    var proof = PROOF.matcher(opened.body());
    assertThat(proof.find()).as(page + " has a form: " + opened.statusCode()).isTrue();
    var all = new ArrayList<>(List.of(fields));
    all.addAll(List.of("_csrf", proof.group(1)));
    var form = new StringBuilder();
    for (int i = 0; i < all.size(); i += 2) {
      form.append(all.get(i)).append('=').append(URLEncoder.encode(all.get(i + 1), UTF_8));
      form.append('&');
    }
    return browser.send(
        HttpRequest.newBuilder(address(to))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.toString()))
            .build(),
        BodyHandlers.ofString());
  }

  /** What a program with a token is answered. */
  HttpResponse<String> api(String token, String path) throws IOException, InterruptedException {
    return browser.send(program(token, path).build(), BodyHandlers.ofString());
  }

  /** What a program with a token sends, and may send again. */
  HttpResponse<String> api(String token, String path, String type, String body)
      throws IOException, InterruptedException {
    var asked =
        program(token, path)
            .header("Content-Type", type)
            .header("Idempotency-Key", Ids.next().toString())
            .POST(BodyPublishers.ofString(body));
    return browser.send(asked.build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder program(String token, String path) {
    return HttpRequest.newBuilder(address("/api/v1" + path))
        .header("Authorization", "Bearer " + token);
  }

  private URI address(String path) {
    var port = installation.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://localhost:" + port + path);
  }
}
