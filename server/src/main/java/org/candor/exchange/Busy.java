package org.candor.exchange;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Someone imports into the same register right now. */
@ResponseStatus(HttpStatus.CONFLICT)
public class Busy extends RuntimeException {
  Busy() {
    super("Another import into this register is under way. Wait for it to end, or cancel it.");
  }
}
