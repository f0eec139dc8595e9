package org.candor.web;

import org.jspecify.annotations.Nullable;

/** The refusals and failures of pages and API, in words a person can act on. */
final class Troubles {

  private Troubles() {}

  static Trouble badRequest() {
    return trouble(400, "bad-request", null, false);
  }

  /** The same in other numbers, such as 505 for a version of HTTP that is not spoken here. */
  static Trouble badRequest(int status) {
    var plain = badRequest();
    return new Trouble(
        status, plain.type(), plain.title(), plain.what(), plain.next(), null, false);
  }

  /** Says what may not be done and who can grant it. */
  static Trouble forbidden(String what) {
    var plain = trouble(403, "forbidden", null, false);
    return new Trouble(
        plain.status(), plain.type(), plain.title(), what, plain.next(), null, false);
  }

  static Trouble notFound() {
    return trouble(404, "not-found", null, false);
  }

  static Trouble notAllowed() {
    return trouble(405, "method-not-allowed", null, false);
  }

  static Trouble conflict() {
    return trouble(409, "conflict", null, true);
  }

  static Trouble tooLarge() {
    return trouble(413, "too-large", null, false);
  }

  static Trouble tooMany() {
    return trouble(429, "too-many-requests", null, true);
  }

  static Trouble broken(String id) {
    return trouble(500, "internal-error", id, true);
  }

  /** The database cannot be reached, or all ways to it are taken; nothing was begun. */
  static Trouble unavailable(String id) {
    return trouble(503, "unavailable", id, true);
  }

  /** The trouble of a status; those without words of their own are a bad request or a failure. */
  static Trouble of(int status, String id) {
    return switch (status) {
      case 401, 403 -> forbidden(Messages.text("web.trouble.403.what"));
      case 404 -> notFound();
      case 405 -> notAllowed();
      case 409, 412 -> conflict();
      case 413 -> tooLarge();
      case 429 -> tooMany();
      case 503 -> unavailable(id);
      default -> status < 500 ? badRequest() : broken(id);
    };
  }

  private static Trouble trouble(int status, String type, @Nullable String id, boolean again) {
    var key = "web.trouble." + status;
    return new Trouble(
        status,
        type,
        Messages.text(key + ".title"),
        Messages.text(key + ".what"),
        Messages.text(key + ".next"),
        id,
        again);
  }
}
