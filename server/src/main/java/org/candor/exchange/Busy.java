package org.candor.exchange;

import static org.candor.web.Messages.text;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Someone imports into the same register right now. */
@ResponseStatus(HttpStatus.CONFLICT)
public class Busy extends RuntimeException {
  Busy() {
    super(text("exchange.busy"));
  }
}
