package org.candor.access;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** The caller's roles, or the token's scopes, do not allow this. */
public class Forbidden extends RuntimeException implements ErrorResponse {

  private static final long serialVersionUID = 1;

  public Forbidden(String message) {
    super(message);
  }

  Forbidden(Action action, String path) {
    this("You may not %s %s.".formatted(action.name().toLowerCase(Locale.ROOT), path));
  }

  @Override
  public HttpStatusCode getStatusCode() {
    return HttpStatus.FORBIDDEN;
  }

  @Override
  public ProblemDetail getBody() {
    return ProblemType.FORBIDDEN.detail(String.valueOf(getMessage()));
  }
}
