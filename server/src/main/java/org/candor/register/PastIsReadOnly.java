package org.candor.register;

/** Somebody tried to write while looking at a past moment. */
public class PastIsReadOnly extends RuntimeException {

  public PastIsReadOnly() {
    super("You are looking at a past moment. Return to now to change something.");
  }
}
