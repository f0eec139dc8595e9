package org.candor.web;

/** A request that was understood and refused, with the trouble to show; mapped in one place. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Trouble trouble;

  private Refused(Trouble trouble) {
    super(trouble.title(), null, false, false);
    this.trouble = trouble;
  }

  /** There is no such page or record, or none this person may know of. */
  public static Refused notFound() {
    return new Refused(Troubles.notFound());
  }

  /** The record changed since it was opened. */
  public static Refused stale() {
    return new Refused(Troubles.conflict());
  }

  /** More requests than allowed. */
  public static Refused tooMany() {
    return new Refused(Troubles.tooMany());
  }

  /** A permission is missing. */
  public static Refused forbidden(String permission, String resource) {
    return new Refused(
        Troubles.forbidden(Messages.text("web.trouble.403.permission", permission, resource)));
  }

  Trouble trouble() {
    return trouble;
  }
}
