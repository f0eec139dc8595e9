package org.candor.access;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** The last proof of who this is lies too far back for what was asked, or a token asks. */
public class ProofNeeded extends RuntimeException implements ErrorResponse {

  private static final long serialVersionUID = 1;

  /** What has to be done instead, for those who answer. */
  public static final Sentence WHY = Sentence.of("access.proof-needed");

  private final String what;

  /**
   * @param what is about to be done, in words; empty where the page says enough
   */
  ProofNeeded(String what) {
    super(WHY.toString());
    this.what = what;
  }

  String what() {
    return what;
  }

  @Override
  public HttpStatusCode getStatusCode() {
    return HttpStatus.FORBIDDEN;
  }

  @Override
  public ProblemDetail getBody() {
    return ProblemType.PROOF_NEEDED.bare();
  }
}
