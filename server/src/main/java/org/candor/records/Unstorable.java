package org.candor.records;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What somebody wants to record cannot be kept; nothing was written. Worded for a person. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
public class Unstorable extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  Unstorable(String why) {
    super(why);
  }
}
