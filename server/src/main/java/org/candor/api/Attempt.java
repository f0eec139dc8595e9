package org.candor.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import org.candor.access.ProblemType;
import org.candor.web.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request to change something, read to its end.
 *
 * @param target path and query
 * @param key what makes a repetition recognizable; null when the caller does not care
 * @param why reason for the ledger
 */
record Attempt(
    String method,
    String target,
    @Nullable String key,
    @Nullable String ifMatch,
    @Nullable String why,
    byte[] body) {

  static final int LONGEST_BODY = 2 * 1024 * 1024;
  private static final int LONGEST_WHY = 2_000;

  static Attempt read(HttpServletRequest request) {
    var query = request.getQueryString();
    return new Attempt(
        request.getMethod(),
        request.getRequestURI() + (query == null ? "" : "?" + query),
        key(request),
        request.getHeader("If-Match"),
        why(request.getParameter("why")),
        body(request));
  }

  static @Nullable String key(HttpServletRequest request) {
    var key = request.getHeader("Idempotency-Key");
    if (key != null && !key.matches("[\\x21-\\x7e]{1,200}")) {
      throw ApiProblem.bad(Messages.text("api.key"));
    }
    return key;
  }

  static @Nullable String why(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > LONGEST_WHY || !StrictJson.storable(text)) {
      throw ApiProblem.bad(Messages.text("api.why"));
    }
    return text.strip();
  }

  private static byte[] body(HttpServletRequest request) {
    if (request.getContentLengthLong() > LONGEST_BODY) {
      throw tooLarge();
    }
    var body = received(request);
    if (body.length > LONGEST_BODY) {
      throw tooLarge();
    }
    return body;
  }

  private static byte[] received(HttpServletRequest request) {
    try {
      return request.getInputStream().readNBytes(LONGEST_BODY + 1);
    } catch (IOException e) {
      throw cutOff();
    }
  }

  static ApiProblem cutOff() {
    return ApiProblem.bad(Messages.text("api.cut"));
  }

  private static ApiProblem tooLarge() {
    return new ApiProblem(ProblemType.TOO_LARGE, Messages.text("api.body.most"));
  }

  ObjectNode json() {
    return StrictJson.object(body);
  }

  /** What the request is, so that the same key with another request is found out. */
  byte[] hash() {
    var digest = sha256();
    for (var part : new String[] {method, target, Objects.toString(ifMatch, "")}) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return digest.digest(body);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java has SHA-256", e);
    }
  }
}
