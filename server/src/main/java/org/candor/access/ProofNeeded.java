package org.candor.access;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** The last proof of who this is lies too far back for what was asked. */
public class ProofNeeded extends RuntimeException implements ErrorResponse {

  private static final long serialVersionUID = 1;

  ProofNeeded() {
    super("Prove who you are once more, then try again.");
  }

  @Override
  public HttpStatusCode getStatusCode() {
    return HttpStatus.FORBIDDEN;
  }

  @Override
  public ProblemDetail getBody() {
    return ProblemDetail.forStatusAndDetail(getStatusCode(), String.valueOf(getMessage()));
  }
}
