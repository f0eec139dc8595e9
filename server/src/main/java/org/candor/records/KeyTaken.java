package org.candor.records;

/** Another record of the register already has this external key. */
public class KeyTaken extends RuntimeException {

  private final String key;

  KeyTaken(String key) {
    super("Another record already has the external key \"" + key + "\".");
    this.key = key;
  }

  public String key() {
    return key;
  }
}
