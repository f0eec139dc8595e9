package org.candor.database;

/** Why Candor does not start with this database, and what mends it. */
class DatabaseUnusable extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final String what;
  private final String mend;

  DatabaseUnusable(String what, String mend) {
    super(what + "\n" + mend);
    this.what = what;
    this.mend = mend;
  }

  DatabaseUnusable(String what, String mend, Throwable cause) {
    this(what, mend);
    initCause(cause);
  }

  String what() {
    return what;
  }

  String mend() {
    return mend;
  }
}
