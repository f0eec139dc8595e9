package org.candor.access;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Someone's browser: keeps cookies, and sends a form with the proof the page gave. */
final class Browser {

  private static final AtomicInteger ADDRESSES = new AtomicInteger();
  private static final Pattern PROOF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">([^<]+)</code>");

  /** What came back. */
  record Page(int status, String text, String to, MockHttpServletResponse response) {

    String secret() {
      var found = SECRET.matcher(text);
      if (!found.find()) {
        throw new AssertionError("No secret on this page: " + text);
      }
      return found.group(1);
    }
  }

  private final MockMvc mvc;
  private final Map<String, Cookie> cookies = new LinkedHashMap<>();
  private final String address =
      "10.0.%d.%d".formatted(ADDRESSES.get() / 250, ADDRESSES.incrementAndGet() % 250);
  private String proof = "";

  Browser(MockMvc mvc) {
    this.mvc = mvc;
  }

  Page get(String path) {
    return send(request(HttpMethod.GET, path));
  }

  /** A path as it is, with its escapes. */
  Page get(URI path) {
    return send(request(HttpMethod.GET, path));
  }

  /** Sends a form: names and values in turn. */
  Page post(String path, String... fields) {
    var form = request(HttpMethod.POST, path).param("_csrf", proof);
    for (var i = 0; i < fields.length; i += 2) {
      form.param(fields[i], fields[i + 1]);
    }
    return send(form);
  }

  Page postText(String path, String body) {
    return send(
        request(HttpMethod.POST, path)
            .header("X-CSRF-TOKEN", proof)
            .contentType("text/plain")
            .content(body));
  }

  Page postWithoutProof(String path) {
    return send(request(HttpMethod.POST, path));
  }

  Page signIn(String email, String password) {
    get("/sign-in");
    return post("/sign-in", "email", email, "password", password);
  }

  Page api(HttpMethod method, String path, String token, String json) {
    return send(
        request(method, path)
            .header("Authorization", "Bearer " + token)
            .contentType("application/json")
            .content(json));
  }

  Page api(String path, String token) {
    return send(request(HttpMethod.GET, path).header("Authorization", "Bearer " + token));
  }

  private Page send(MockHttpServletRequestBuilder builder) {
    try {
      if (!cookies.isEmpty()) {
        builder.cookie(cookies.values().toArray(Cookie[]::new));
      }
      builder.with(
          it -> {
            it.setRemoteAddr(address);
            return it;
          });
      var response = mvc.perform(builder).andReturn().getResponse();
      for (var cookie : response.getCookies()) {
        if (cookie.getMaxAge() == 0) {
          cookies.remove(cookie.getName());
        } else {
          cookies.put(cookie.getName(), cookie);
        }
      }
      var text = response.getContentAsString(StandardCharsets.UTF_8);
      var found = PROOF.matcher(text);
      if (found.find()) {
        proof = found.group(1);
      }
      var to = response.getRedirectedUrl();
      return new Page(response.getStatus(), text, to == null ? "" : to, response);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
