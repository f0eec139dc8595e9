package org.candor.access;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** The last proof of who this is lies too far back for what was asked, or a token asks. */
public class ProofNeeded extends RuntimeException implements ErrorResponse {

  /** What the API calls it. */
  public static final URI TYPE = URI.create("urn:candor:problem:proof-needed");

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
    var body = ProblemDetail.forStatusAndDetail(getStatusCode(), String.valueOf(getMessage()));
    body.setType(TYPE);
    return body;
  }
}
