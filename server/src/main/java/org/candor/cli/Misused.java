package org.candor.cli;

/** A command asked for something that cannot be, in words for whoever typed it. */
final class Misused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Misused(String words) {
    super(words);
  }
}
