package org.candor.records;

import java.util.Locale;

/** The external key is of those that Candor gives to what it makes itself. */
public class KeyReserved extends RuntimeException {

  /**
   * Before the keys of what a monitor makes. Whoever could give one would have the monitor revise,
   * settle or withdraw a record of theirs as its own.
   */
  public static final String MONITOR = "monitor:";

  KeyReserved(String key) {
    super("The external key \"" + key + "\" is one of Candor's own.");
  }

  /**
   * Whether a new record may not have the key.
   *
   * @param via how the writer came
   */
  public static boolean reserved(String key, String via) {
    return key.strip().toLowerCase(Locale.ROOT).startsWith(MONITOR) && !MONITOR.equals(via + ":");
  }
}
