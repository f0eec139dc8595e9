package org.candor.register;

/** An answer that its own field takes, and that does not fit what the room knows. */
public final class Unfit extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String field;

  /**
   * @param field by the name of its component
   * @param message worded for a person
   */
  public Unfit(String field, String message) {
    super(message);
    this.field = field;
  }

  String field() {
    return field;
  }
}
