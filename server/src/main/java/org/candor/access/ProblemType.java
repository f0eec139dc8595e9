package org.candor.access;

import java.net.URI;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/**
 * The problems the API knows, each with a type that never changes, and the members that all of them
 * have, whichever room answers: type, title, status, detail, instance, and errors where members of
 * the request are to blame. RFC 9457, 3.1.1.
 */
public enum ProblemType {
  BAD_REQUEST(400),
  UNAUTHORIZED(401),
  FORBIDDEN(403),
  PROOF_NEEDED(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  CONFLICT(409),
  STALE(412),
  TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  INVALID(422),
  KEY_REUSED(422),
  PRECONDITION_REQUIRED(428),
  TOO_MANY_REQUESTS(429),
  INTERNAL_ERROR(500),
  UNAVAILABLE(503);

  private static final String URN = "urn";

  private final int status;

  ProblemType(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  public Sentence title() {
    return Sentence.of("access.problem." + word());
  }

  /** A whole problem, of one occurrence. */
  public ProblemDetail detail(String detail, Wording wording) {
    var problem = bare();
    problem.setTitle(title().in(wording));
    problem.setDetail(detail);
    return problem;
  }

  /** One whose words are still to be said, by {@link #complete}. */
  ProblemDetail bare() {
    var problem = ProblemDetail.forStatus(HttpStatusCode.valueOf(status));
    problem.setType(URI.create(uri()));
    problem.setInstance(occurrence());
    return problem;
  }

  /** Gives a problem, wherever it was made, the members that it lacks. */
  public static void complete(ProblemDetail problem, Wording wording) {
    var type = problem.getType();
    if (type == null || !URN.equals(type.getScheme())) {
      var general = of(problem.getStatus());
      problem.setType(URI.create(general.uri()));
      problem.setTitle(general.title().in(wording));
    } else {
      Stream.of(values())
          .filter(it -> it.uri().equals(type.toString()))
          .forEach(it -> problem.setTitle(it.title().in(wording)));
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
