package org.candor.ledger;

/** Text that is not JSON, or JSON with no canonical form, and where. RFC 8259, RFC 8785. */
public final class MalformedJson extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final int position;

  MalformedJson(String what, int position) {
    super(what + " at character " + position);
    this.position = position;
  }

  /** The first character, counted from 0, that cannot stand where it stands. */
  public int position() {
    return position;
  }
}
