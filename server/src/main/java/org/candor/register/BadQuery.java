package org.candor.register;

import java.util.Map;

/** A query string that cannot be read: which parameters, and why. */
public class BadQuery extends RuntimeException {

  private final Map<String, String> errors;

  BadQuery(Map<String, String> errors) {
    super("These parts of the address cannot be read: " + String.join(", ", errors.keySet()));
    this.errors = Map.copyOf(errors);
  }

  public Map<String, String> errors() {
    return errors;
  }
}
