package org.candor.cli;

/** A command cannot run beside another Candor; the words say how to get its answer there. */
final class Busy extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Busy(String words) {
    super(words);
  }
}
