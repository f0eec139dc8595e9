package org.candor.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * Proofs that a form came from our own page, made from the session's secret with HMAC: nothing to
 * store, and a proof dies with its session. Before sign-in a cookie of the visit takes its place.
 * OWASP CSRF Prevention Cheat Sheet, "HMAC based token pattern".
 */
final class FormTokens implements CsrfTokenRepository {

  private static final String VISIT = "candor-visit";
  private static final String FRESH = FormTokens.class.getName();

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    var visit = Secrets.fresh();
    request.setAttribute(FRESH, visit);
    return token(visit);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token != null && request.getAttribute(FRESH) instanceof String visit) {
      SessionCookie.write(request, response, VISIT, visit, Duration.ofDays(1));
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    var secret = secret(request);
    return secret.isEmpty() ? null : token(secret);
  }

  /** What this browser alone knows: the session's secret or the visit's; empty without either. */
  static String secret(HttpServletRequest request) {
    var session = SessionCookie.value(request);
    var secret = session != null ? session : SessionCookie.value(request, VISIT);
    return secret == null ? "" : secret;
  }

  private static CsrfToken token(String secret) {
    return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", proof(secret));
  }

  private static String proof(String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal("form".getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The proof to put into a form of the page that answers this request. */
  static String of(HttpServletRequest request) {
    var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return Objects.requireNonNull(token, "no form token in the request").getToken();
  }
}
