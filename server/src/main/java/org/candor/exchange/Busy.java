package org.candor.exchange;

/** Someone imports into the same register right now. */
public class Busy extends RuntimeException {
  Busy() {
    super("Another import into this register is under way. Wait for it to end, or cancel it.");
  }
}
