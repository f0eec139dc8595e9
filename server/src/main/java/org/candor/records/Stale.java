package org.candor.records;

import java.util.UUID;

/** Someone else was faster: the record is no longer as the writer saw it. */
public class Stale extends RuntimeException {

  private final UUID id;
  private final int current;

  public Stale(UUID id, int current) {
    super("Someone else changed this record in the meantime.");
    this.id = id;
    this.current = current;
  }

  public UUID id() {
    return id;
  }

  /** The version that stands now. */
  public int current() {
    return current;
  }
}
