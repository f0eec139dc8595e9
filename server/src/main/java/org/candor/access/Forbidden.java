package org.candor.access;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** The caller's roles, or the token's scopes, do not allow this. */
public class Forbidden extends RuntimeException implements ErrorResponse {

  private static final long serialVersionUID = 1;

  private final transient Sentence sentence;

  public Forbidden(String key, Object... arguments) {
    this(Sentence.of(key, arguments));
  }

  Forbidden(Action action, String path) {
    this(Sentence.of("access.forbidden." + action.name(), path));
  }

  private Forbidden(Sentence sentence) {
    super(sentence.toString());
    this.sentence = sentence;
  }

  /** What is missing, for those who answer. */
  public Sentence sentence() {
    return sentence;
  }

  @Override
  public HttpStatusCode getStatusCode() {
    return HttpStatus.FORBIDDEN;
  }

  @Override
  public ProblemDetail getBody() {
    return ProblemType.FORBIDDEN.bare();
  }
}
