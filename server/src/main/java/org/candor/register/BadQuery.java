package org.candor.register;

import java.util.Map;
import org.candor.web.Messages;

/** A query string that cannot be read: which parameters, and why. */
public class BadQuery extends RuntimeException {

  private final Map<String, String> errors;

  BadQuery(Map<String, String> errors) {
    super(Messages.text("register.query.unread", String.join(", ", errors.keySet())));
    this.errors = Map.copyOf(errors);
  }

  public Map<String, String> errors() {
    return errors;
  }
}
