package org.candor.records;

/** The external key is of those that Candor gives to what it makes itself. */
public class KeyReserved extends RuntimeException {

  /**
   * Before the keys of what a monitor makes. Whoever could give one would have the monitor revise,
   * settle or withdraw a record of theirs as its own.
   */
  static final String MONITOR = "monitor:";

  private final String key;

  public KeyReserved(String key) {
    this(
        key, "External keys that begin with \"" + MONITOR + "\" are Candor's own. Choose another.");
  }

  private KeyReserved(String key, String words) {
    super(words);
    this.key = key;
  }

  /** What a monitor took out of use is not brought back by hand. */
  static KeyReserved withdrawn(String key) {
    return new KeyReserved(
        key, "A monitor took this out of use. It comes back when the monitor keeps its limits.");
  }

  public String key() {
    return key;
  }

  /**
   * Whether a new record may not have the key.
   *
   * @param via how the writer came
   */
  public static boolean reserved(String key, String via) {
    return key.strip().toLowerCase(java.util.Locale.ROOT).startsWith(MONITOR)
        && !MONITOR.equals(via + ":");
  }
}
