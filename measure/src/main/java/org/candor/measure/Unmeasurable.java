package org.candor.measure;

/** Why nothing was measured, in words for whoever asked for it. */
public class Unmeasurable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Unmeasurable(String words) {
    super(words);
  }

  public Unmeasurable(String words, Throwable cause) {
    super(words, cause);
  }
}
