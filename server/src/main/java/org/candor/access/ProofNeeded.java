package org.candor.access;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** The last proof of who this is lies too far back for what was asked, or a token asks. */
public class ProofNeeded extends RuntimeException implements ErrorResponse {

  private static final long serialVersionUID = 1;

  ProofNeeded() {
    super("Only a person can do this, in a browser, after proving once more who they are.");
  }

  @Override
  public HttpStatusCode getStatusCode() {
    return HttpStatus.FORBIDDEN;
  }

  @Override
  public ProblemDetail getBody() {
    return ProblemType.PROOF_NEEDED.detail(String.valueOf(getMessage()));
  }
}
