package org.candor.records;

/** There is no such record, or none that the reader's organization has. */
public class NotFound extends RuntimeException {

  private final boolean worded;

  /**
   * @param what worded for a person
   */
  public NotFound(String what) {
    this(what, true);
  }

  private NotFound(String what, boolean worded) {
    super(what);
    this.worded = worded;
  }

  /** To be worded by whoever tells a person. */
  static NotFound in(Kind<?> kind) {
    return new NotFound("No such record in " + kind.path(), false);
  }

  /** Whether there are words for a person in it. */
  public boolean worded() {
    return worded;
  }
}
