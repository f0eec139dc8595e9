package org.candor.records;

/** There is no such record, or none that the reader's organization has. */
public class NotFound extends RuntimeException {

  public NotFound(String what) {
    super(what);
  }
}
