package org.candor.register;

import static org.candor.web.Messages.text;

/** Somebody tried to write while looking at a past moment. */
public class PastIsReadOnly extends RuntimeException {

  public PastIsReadOnly() {
    super(text("register.past.read-only"));
  }
}
