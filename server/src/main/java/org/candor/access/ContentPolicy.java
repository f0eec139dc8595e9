package org.candor.access;

/** What pages may load, and who may frame them: the header {@code Content-Security-Policy}. */
public final class ContentPolicy {

  public static final String HEADER = "Content-Security-Policy";

  /** Pages load from here alone; {@code data:} pictures are the marks inside form fields. */
  public static final String OURS =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " frame-ancestors 'none'; form-action 'self'";

  private ContentPolicy() {}
}
