package org.candor.database;

/** Another Candor runs on the folder, so that this one cannot. */
public final class FolderInUse extends DatabaseUnusable {

  private static final long serialVersionUID = 1L;

  FolderInUse(String what, String mend) {
    super(what, mend);
  }

  /** Which Candor and which folder, in a sentence. */
  public String sentence() {
    return what();
  }
}
