package org.candor.access;

import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * The problems the API knows, each with a type that never changes, and the members that all of them
 * have, whichever room answers: type, title, status, detail, instance, and errors where members of
 * the request are to blame. RFC 9457, 3.1.1.
 */
public enum ProblemType {
  BAD_REQUEST(400, "The request cannot be read."),
  UNAUTHORIZED(401, "Say who you are."),
  FORBIDDEN(403, "You may not do this."),
  PROOF_NEEDED(403, "A person has to do this, who has just proved who they are."),
  NOT_FOUND(404, "There is nothing here."),
  METHOD_NOT_ALLOWED(405, "This cannot be done here."),
  NOT_ACCEPTABLE(406, "This is not available in that form."),
  CONFLICT(409, "This does not go together with what stands on record."),
  STALE(412, "Someone else was faster."),
  TOO_LARGE(413, "This is more than one request may carry."),
  UNSUPPORTED_MEDIA_TYPE(415, "This route does not read that media type."),
  INVALID(422, "Some values cannot be recorded."),
  KEY_REUSED(422, "The Idempotency-Key belongs to another request."),
  PRECONDITION_REQUIRED(428, "Say which version you have seen."),
  TOO_MANY_REQUESTS(429, "Too many requests."),
  INTERNAL_ERROR(500, "Something went wrong here."),
  UNAVAILABLE(503, "The database cannot be reached.");

  private static final String URN = "urn";

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** A whole problem, of one occurrence. */
  public ProblemDetail detail(String detail) {
    var problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
    problem.setType(URI.create(uri()));
    problem.setTitle(title);
    problem.setInstance(occurrence());
    return problem;
  }

  /** Gives a problem, wherever it was made, the members that it lacks. */
  public static void complete(ProblemDetail problem) {
    var general = of(problem.getStatus());
    var type = problem.getType();
    if (type == null || !URN.equals(type.getScheme())) {
      problem.setType(URI.create(general.uri()));
      problem.setTitle(general.title);
    }
    if (problem.getTitle() == null) {
      problem.setTitle(general.title);
    }
    if (problem.getDetail() == null) {
      problem.setDetail(problem.getTitle());
    }
    var instance = problem.getInstance();
    if (instance == null || !URN.equals(instance.getScheme())) {
      problem.setInstance(occurrence());
    }
  }

  private static URI occurrence() {
    return URI.create("urn:candor:error:" + UUID.randomUUID());
  }

  /** The last part of {@link #uri()}. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public String uri() {
    return "urn:candor:problem:" + word();
  }

  /** The general problem of a status; what has none of its own is a bad request or a failure. */
  public static ProblemType of(int status) {
    for (var it : values()) {
      if (it.status == status) {
        return it;
      }
    }
    return HttpStatus.Series.resolve(status) == HttpStatus.Series.CLIENT_ERROR
        ? BAD_REQUEST
        : INTERNAL_ERROR;
  }
}
