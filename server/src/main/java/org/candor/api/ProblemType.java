package org.candor.api;

import org.springframework.http.HttpStatus;

/** The problems the API knows, each with a type that never changes. RFC 9457, 3.1.1. */
enum ProblemType {
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

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** The last part of {@link #uri()}. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  String uri() {
    return "urn:candor:problem:" + word();
  }

  /** The general problem of a status; what has none of its own is a bad request or a failure. */
  static ProblemType of(int status) {
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
